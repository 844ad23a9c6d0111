"""The matrix: names only, read by kind, state and role."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType

from permissions.grants import guard_models
from permissions.matrix import MATRIX, permissions_for, rights_differ
from permissions.roles import Role
from workflows.cases.models import ProtectedRecord
from workflows.documents.models import TransferOffer

GUARDS: dict[str, type[Any]] = {
    **{model._meta.model_name: model for model in guard_models()},
    "protected": ProtectedRecord,
    "offer": TransferOffer,
}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", MATRIX)
def test_permissions_of_a_kind_are_those_its_model_declares(kind: str) -> None:
    model = GUARDS[kind.partition(".")[0]]
    content_type = ContentType.objects.get_for_model(model)
    declared = Permission.objects.filter(content_type=content_type)

    named = {each for roles in MATRIX[kind].values() for names in roles.values() for each in names}
    label = model._meta.app_label
    assert named <= {f"{label}.{name}" for name in declared.values_list("codename", flat=True)}


def test_state_that_is_not_listed_gives_what_the_star_gives() -> None:
    assert permissions_for("case", "waiting", "head") == MATRIX["case"]["*"][Role.HEAD]
    assert permissions_for("case", "closed", "head") == MATRIX["case"]["closed"][Role.HEAD]


@pytest.mark.parametrize(
    ("kind", "state", "role"),
    [
        ("case", "closed", "operator"),
        ("case", "received", "province"),
        ("case", "received", "clerk"),
        ("case", "received", "administrator"),
        ("minutes", "draft", "head"),
    ],
)
def test_what_is_not_listed_gives_nothing(kind: str, state: str, role: str) -> None:
    assert permissions_for(kind, state, role) == frozenset()


def test_role_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(ValueError, match="janitor"):
        permissions_for("case", "received", "janitor")


@pytest.mark.parametrize(
    ("before", "after", "differ"),
    [("received", "waiting", False), ("closing", "closed", True), ("closed", "closed", False)],
)
def test_rights_differ_where_the_matrix_says_other_things(
    before: str, after: str, differ: bool
) -> None:
    assert rights_differ("case", before, after) is differ


def test_nobody_outside_a_case_has_rights_on_one() -> None:
    outside = {Role.PROVINCE, Role.CLERK, Role.AUDITOR, Role.ADMINISTRATOR, Role.RECEPTION}

    assert not outside & {role for roles in MATRIX["case"].values() for role in roles}
