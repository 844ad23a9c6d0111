"""From roles to grants: exactly what the matrix says, written once."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from guardian.shortcuts import assign_perm
from guardian.utils import get_group_obj_perms_model, get_user_obj_perms_model
from time_machine import Traveller

from permissions.assignment import assign, revoke, unit_of
from permissions.grants import drift, grants_changed, guard_models, sync, tidy
from permissions.guards import guard_locking
from permissions.matrix import MATRIX
from permissions.models import LocalRole, Organisation
from permissions.policy import allowed
from permissions.roles import Role
from tests.hearing import heard
from tests.personas import MONDAY, Persona
from workflows.cases.models import Case


def rows(guard: Any) -> set[tuple[str, int, int]]:
    """Every grant on `guard`, with its key: one that is written anew shows."""
    users = get_user_obj_perms_model(guard)._default_manager.filter(content_object=guard)
    units = get_group_obj_perms_model(guard)._default_manager.filter(content_object=guard)
    return {
        *(("user", pk, who) for pk, who in users.values_list("pk", "user_id")),
        *(("unit", pk, who) for pk, who in units.values_list("pk", "group_id")),
    }


@pytest.fixture
def changes() -> Iterator[list[Any]]:
    """The objects on which somebody gained or lost something."""
    with heard(grants_changed, "guard") as told:
        yield told


@pytest.fixture
def locked() -> Iterator[list[Any]]:
    """The objects that were about to be locked."""
    with heard(guard_locking, "guard") as told:
        yield told


def test_grants_are_what_the_matrix_says(case: Case, ada: Persona, sara: Persona) -> None:
    assign(case, ada.user, Role.OPERATOR, by=ada.user)

    assert allowed(ada.user, case) == MATRIX["case"]["*"][Role.OPERATOR]
    assert allowed(sara.user, case) == MATRIX["case"]["*"][Role.FRONT_OFFICE]


def test_grants_follow_the_state(case: Case, ada: Persona, sara: Persona) -> None:
    assign(case, ada.user, Role.OPERATOR, by=ada.user)

    case.state = "closed"
    case.save()
    assert drift(case)
    sync(case)

    assert not drift(case)
    assert allowed(ada.user, case) == frozenset()
    assert allowed(sara.user, case) == MATRIX["case"]["closed"][Role.FRONT_OFFICE]


def test_two_roles_give_the_rights_of_both_and_lose_their_own(case: Case, ada: Persona) -> None:
    roles = MATRIX["case"]["*"]
    for role in (Role.OPERATOR, Role.HEAD):
        assign(case, ada.user, role, by=ada.user)
    assert allowed(ada.user, case) == roles[Role.OPERATOR] | roles[Role.HEAD]

    revoke(case, Role.OPERATOR, by=ada.user)

    assert allowed(ada.user, case) == roles[Role.HEAD]


def test_syncing_again_writes_nothing(case: Case, ada: Persona, changes: list[Any]) -> None:
    assign(case, ada.user, Role.OPERATOR, by=ada.user)
    assert changes == [case]
    before = rows(case)

    with CaptureQueriesContext(connection) as queries:
        sync(case)

    written = [each["sql"] for each in queries if each["sql"].startswith(("INSERT", "DELETE"))]
    assert (written, rows(case), changes) == ([], before, [case])


def test_change_of_one_leaves_the_rows_of_others(case: Case, ada: Persona, luca: Persona) -> None:
    assign(case, ada.user, Role.OPERATOR, by=ada.user)
    before = rows(case)

    assign(case, luca.user, Role.OPERATOR, by=ada.user)
    assert before < rows(case)
    revoke(case, Role.OPERATOR, by=ada.user, whom=luca.user)

    assert rows(case) == before


def test_change_on_one_object_leaves_the_rows_of_another(
    case: Case, other_case: Case, ada: Persona
) -> None:
    before = rows(other_case)

    assign(case, ada.user, Role.OPERATOR, by=ada.user)

    assert rows(other_case) == before
    assert rows(case)


def test_grant_written_by_another_hand_is_drift_and_goes(case: Case, ada: Persona) -> None:
    assign_perm("cases.view_case", ada.user, case)
    assert drift(case)

    sync(case)

    assert not drift(case)
    assert allowed(ada.user, case) == frozenset()


@pytest.mark.parametrize("holder", ["user", "unit"])
def test_grant_that_is_missing_is_drift_and_comes(holder: str, case: Case, ada: Persona) -> None:
    assign(case, ada.user, Role.OPERATOR, by=ada.user)
    find = get_user_obj_perms_model if holder == "user" else get_group_obj_perms_model
    find(case)._default_manager.filter(content_object=case).delete()
    assert drift(case)

    sync(case)

    assert not drift(case)
    assert allowed(ada.user, case) == MATRIX["case"]["*"][Role.OPERATOR]


@pytest.mark.parametrize(
    "span",
    [
        {"until": MONDAY},
        {"until": MONDAY - timedelta(days=1)},
        {"since": MONDAY + timedelta(minutes=1)},
    ],
)
def test_role_that_does_not_hold_now_grants_nothing(
    span: dict[str, Any], case: Case, ada: Persona
) -> None:
    LocalRole.objects.create(user=ada.user, role=Role.OPERATOR, target=case, **span)

    sync(case)

    assert allowed(ada.user, case) == frozenset()


def test_same_role_of_two_kinds_of_object_grants_different_things(
    case: Case, service: Organisation, sara: Persona
) -> None:
    assert allowed(sara.user, service) == MATRIX["organisation.service"]["*"][Role.FRONT_OFFICE]
    assert not allowed(sara.user, service) & allowed(sara.user, case)


def test_right_held_twice_ends_with_the_later_role(
    case: Case, ada: Persona, clock: Traveller
) -> None:
    assign(case, ada.user, Role.OPERATOR, by=ada.user, until=MONDAY + timedelta(hours=1))
    assign(case, ada.user, Role.EMERGENCY, by=ada.user, until=MONDAY + timedelta(hours=2))

    clock.move_to(MONDAY + timedelta(hours=1))
    assert allowed(ada.user, case) & {"cases.view_notes", "cases.hold_visit"} == {
        "cases.view_notes"
    }

    clock.move_to(MONDAY + timedelta(hours=2))
    assert allowed(ada.user, case) == frozenset()


@pytest.mark.parametrize("first", [Role.OPERATOR, Role.EMERGENCY])
def test_right_held_for_good_has_no_end(
    first: Role, case: Case, ada: Persona, clock: Traveller
) -> None:
    ends = {Role.OPERATOR: None, Role.EMERGENCY: MONDAY + timedelta(hours=1)}
    for role in sorted(ends, key=lambda role: role != first):
        assign(case, ada.user, role, by=ada.user, until=ends[role])

    clock.move_to(MONDAY + timedelta(days=900))

    assert allowed(ada.user, case) == MATRIX["case"]["*"][Role.OPERATOR]


def test_what_has_passed_is_no_drift_and_is_tidied_up(
    case: Case, other_case: Case, ada: Persona, clock: Traveller, changes: list[Any]
) -> None:
    kept = rows(case)
    assign(case, ada.user, Role.OPERATOR, by=ada.user, until=MONDAY + timedelta(hours=1))
    clock.shift(3600)
    assert not drift(case)
    assert rows(case) > kept

    tidy()
    assert rows(case) == kept
    tidy()

    assert changes == [case, case]
    assert not drift(case)
    assert not drift(other_case)


def test_what_a_unit_held_is_tidied_up_like_what_a_person_held(
    case: Case, elsewhere: Organisation, pia: Persona, clock: Traveller
) -> None:
    kept = rows(case)
    unit = unit_of(elsewhere, Role.FRONT_OFFICE)
    assign(case, unit, Role.FRONT_OFFICE, by=pia.user, until=MONDAY + timedelta(hours=1))
    clock.shift(3600)
    assert not drift(case)
    assert rows(case) > kept

    tidy()

    assert rows(case) == kept


def test_only_what_has_passed_is_tidied_up(
    case: Case, other_case: Case, ada: Persona, clock: Traveller, locked: list[Any]
) -> None:
    for each in (case, other_case):
        assign(each, ada.user, Role.OPERATOR, by=ada.user)
    assign(case, ada.user, Role.HEAD, by=ada.user, until=MONDAY + timedelta(hours=1))
    clock.shift(3600)
    locked.clear()

    tidy()

    assert set(locked) == {case}


def test_who_holds_other_locks_about_an_object_is_told_before_it_is_locked(
    case: Case, locked: list[Any]
) -> None:
    sync(case)

    assert locked == [case]


def test_grants_are_not_written_where_a_listener_fails(case: Case, ada: Persona) -> None:
    def fail(**_: Any) -> None:
        raise ConnectionError

    before = rows(case)
    LocalRole.objects.create(user=ada.user, role=Role.OPERATOR, target=case)
    grants_changed.connect(fail)
    try:
        with pytest.raises(ConnectionError):
            sync(case)
    finally:
        grants_changed.disconnect(fail)

    assert rows(case) == before


def test_grants_follow_the_state_that_is_stored_and_not_one_read_before(
    case: Case, ada: Persona
) -> None:
    before = Case.objects.get(pk=case.pk)
    case.state = "closed"
    case.save()

    assign(before, ada.user, Role.COORDINATOR, by=ada.user)

    assert allowed(ada.user, case) == MATRIX["case"]["closed"][Role.COORDINATOR]
    assert not drift(case)


@pytest.mark.django_db
def test_every_kind_of_guarded_object_keeps_its_own_grants() -> None:
    names = {model.__name__ for model in guard_models()}

    assert {"Case", "Organisation", "Transmission", "Visit", "ProtectedRecord"} <= names
    for model in guard_models():
        for grants in (get_user_obj_perms_model(model), get_group_obj_perms_model(model)):
            assert grants._meta.get_field("content_object").related_model is model
