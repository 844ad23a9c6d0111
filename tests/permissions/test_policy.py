"""The two questions: may she, and which ones. Both are answered from the same rows."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from guardian.backends import ObjectPermissionBackend
from guardian.core import ObjectPermissionChecker

from permissions.assignment import assign
from permissions.models import Organisation, User
from permissions.people import deactivate, system_user
from permissions.policy import allowed, may, visible_to
from permissions.roles import Role
from tests.permissions.conftest import add_case
from tests.personas import Persona
from tests.workflows.engine.sample.flows import AskFlow
from tests.workflows.engine.sample.models import SampleProcess
from workflows.cases.models import Case, CaseReason

REGISTER = "permissions.register_order"


@pytest.fixture
def processes(service: Organisation, elsewhere: Organisation) -> dict[str, SampleProcess]:
    """Records that belong to two guards: in each, one that wants nothing and one that does."""
    return {
        f"{guard.name} {wanted}": AskFlow.begin.run(organisation=guard, wanted=wanted)
        for guard in (service, elsewhere)
        for wanted in (0, 1)
    }


def seen_by(user: Any, processes: dict[str, SampleProcess], **asked: Any) -> set[str]:
    seen = visible_to(user, SampleProcess.objects.all(), **asked)
    return {name for name, process in processes.items() if process in seen}


def test_rights_on_an_object_are_read_in_one_query(case: Case, sara: Persona) -> None:
    allowed(sara.user, case)

    with CaptureQueriesContext(connection) as queries:
        rights = allowed(sara.user, case)

    assert len(queries) == 1
    assert "cases.view_case" in rights


def test_record_is_guarded_by_what_it_belongs_to(
    case: Case, other_case: Case, sara: Persona
) -> None:
    ours, theirs = (
        CaseReason.objects.create(case=each, reason="conflict") for each in (case, other_case)
    )

    assert allowed(sara.user, ours) == allowed(sara.user, case)
    assert may(sara.user, "cases.view_orders", ours)
    assert not may(sara.user, "cases.view_orders", theirs)


def test_permission_of_the_same_codename_elsewhere_is_another(case: Case, sara: Persona) -> None:
    assert not may(sara.user, "documents.view_case", case)
    assert not may(sara.user, "view_case", case)


def test_policy_agrees_with_guardian(case: Case, people: dict[str, Persona]) -> None:
    assign(case, people["ada"].user, Role.OPERATOR, by=people["ada"].user)
    guards: list[Model] = [case, *Organisation.objects.all()]

    for persona in people.values():
        user = User.objects.get(pk=persona.user.pk)
        for guard in guards:
            label = guard._meta.app_label
            names = ObjectPermissionChecker(user).get_perms(guard)
            assert allowed(user, guard) == {f"{label}.{name}" for name in names}
            assert all(user.has_perm(name, guard) for name in allowed(user, guard))
            assert not any(user.has_perm(name) for name in allowed(user, guard))


@pytest.mark.usefixtures("case")
def test_nobody_holds_a_permission_on_a_whole_model(people: dict[str, Persona]) -> None:
    assert not User.user_permissions.through.objects.exists()
    assert not Group.permissions.through.objects.exists()


def test_permission_on_the_model_gives_nothing_on_an_object(
    case: Case, processes: dict[str, SampleProcess], ada: Persona
) -> None:
    ada.user.user_permissions.set(Permission.objects.all())
    ada.user.groups.get().permissions.set(Permission.objects.all())

    assert allowed(ada.user, case) == frozenset()
    assert seen_by(ada.user, processes) == {"Milano 0"}
    assert not visible_to(ada.user, Case.objects.all()).exists()


def test_superuser_gives_nothing(
    case: Case, processes: dict[str, SampleProcess], ada: Persona
) -> None:
    ada.user.is_superuser = ada.user.is_staff = True
    ada.user.save()

    assert allowed(ada.user, case) == frozenset()
    assert seen_by(ada.user, processes) == {"Milano 0"}


def test_deactivated_user_may_nothing(
    case: Case, processes: dict[str, SampleProcess], sara: Persona
) -> None:
    assert allowed(sara.user, case)

    deactivate(sara.user, by=system_user())

    assert allowed(sara.user, case) == frozenset()
    assert seen_by(sara.user, processes) == set()
    assert not ObjectPermissionBackend().has_perm(sara.user, "cases.view_case", case)


def test_stranger_may_nothing(case: Case, processes: dict[str, SampleProcess]) -> None:
    assert allowed(AnonymousUser(), case) == frozenset()
    assert seen_by(AnonymousUser(), processes) == set()


@pytest.mark.parametrize(
    ("name", "visible"),
    [
        ("sara", {"Milano 0", "Milano 1"}),
        ("ada", {"Milano 0"}),
        ("pia", {"Lodi 0", "Lodi 1"}),
    ],
)
def test_each_sight_opens_its_own_records(
    name: str,
    visible: set[str],
    processes: dict[str, SampleProcess],
    people: dict[str, Persona],
) -> None:
    assert seen_by(people[name].user, processes) == visible


def test_sights_of_several_guards_add_up(
    processes: dict[str, SampleProcess], elsewhere: Organisation, ada: Persona
) -> None:
    assign(elsewhere, ada.user, Role.FRONT_OFFICE, by=ada.user)

    assert seen_by(ada.user, processes) == {"Milano 0", "Lodi 0", "Lodi 1"}


def test_one_permission_may_be_asked_for(
    processes: dict[str, SampleProcess], ada: Persona, sara: Persona
) -> None:
    assert seen_by(ada.user, processes, permission=REGISTER) == set()
    assert seen_by(sara.user, processes, permission=REGISTER) == {"Milano 0", "Milano 1"}
    assert seen_by(ada.user, processes, permission="permissions.view_cases") == {
        "Milano 0",
        "Milano 1",
    }


def test_permission_that_does_not_exist_is_an_error(case: Case, sara: Persona) -> None:
    with pytest.raises(KeyError, match="fly"):
        visible_to(sara.user, Case.objects.all(), "cases.fly")


def test_visible_records_can_be_narrowed_counted_and_cut(
    case: Case, service: Organisation, sara: Persona
) -> None:
    others = [add_case(service, rg_number=number) for number in (7, 8)]
    assign(case, sara.user, Role.OPERATOR, by=sara.user)

    seen = visible_to(sara.user, Case.objects.all())

    assert seen.count() == 3
    assert list(seen.order_by("rg_number")[1:]) == others
    assert seen.filter(rg_number=8).exists()
    assert seen.exclude(pk=case.pk).count() == 2
    assert CaseReason.objects.filter(case__in=seen).count() == 0


@pytest.mark.parametrize("more", [0, 3])
def test_visible_records_are_found_in_one_query(
    more: int, service: Organisation, sara: Persona
) -> None:
    cases = [add_case(service, rg_number=number) for number in range(1, more + 2)]
    visible_to(sara.user, Case.objects.all())

    with CaptureQueriesContext(connection) as queries:
        seen = list(visible_to(sara.user, Case.objects.all()))

    assert len(queries) == 1
    assert {each.pk for each in seen} == {each.pk for each in cases}
