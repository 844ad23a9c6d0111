"""The table of the network: names only, each declared by the model it is of."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType

from intranet.network.rights import TableRules
from permissions.coordination import TABLE, Standing, openings, permissions_at_table


def of_the_table() -> dict[str, type[Any]]:
    models = apps.get_models()
    ruled = [model for model in models if isinstance(getattr(model, "rules", None), TableRules)]
    return {model.guard_kind: model for model in ruled}  # type: ignore[attr-defined]


def test_every_kind_of_the_table_is_a_model_and_every_model_a_kind() -> None:
    assert set(of_the_table()) == set(TABLE)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", TABLE)
def test_permissions_of_a_kind_are_those_its_model_declares(kind: str) -> None:
    model = of_the_table()[kind]
    declared = Permission.objects.filter(content_type=ContentType.objects.get_for_model(model))

    named = {each for by in TABLE[kind].values() for names in by.values() for each in names}
    codenames = declared.values_list("codename", flat=True)
    assert named <= {f"{model._meta.app_label}.{name}" for name in codenames}


@pytest.mark.parametrize("kind", TABLE)
def test_states_are_those_of_the_model(kind: str) -> None:
    model = of_the_table()[kind]
    field = model._meta.get_field(model.state_field) if model.state_field else None
    states = {value for value, _name in field.choices} if field else set()

    assert set(TABLE[kind]) - {"*"} <= states


@pytest.mark.parametrize("kind", TABLE)
def test_openings_say_the_same_as_the_table(kind: str) -> None:
    states = set(TABLE[kind]) | {"a state that is not listed"}
    names = {each for by in TABLE[kind].values() for names in by.values() for each in names}

    for standing in Standing:
        for name in names:
            named, any_other = openings(kind, name, standing)
            opened = named | ((states - set(TABLE[kind])) if any_other else set())
            asked = {s for s in states if name in permissions_at_table(kind, s, standing)}
            assert opened == asked - {"*"}


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("kind", TABLE)
def test_permission_on_something_else_opens_no_state(kind: str, standing: Standing) -> None:
    assert openings(kind, "cases.view_case", standing) == (frozenset(), False)


def test_kind_that_is_not_listed_is_an_error() -> None:
    with pytest.raises(KeyError):
        permissions_at_table("tea", "*", Standing.MEMBER)
