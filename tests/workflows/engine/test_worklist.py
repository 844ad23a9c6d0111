"""The denormalised worklist: it says what the grants say, after whatever happened."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from time_machine import Traveller
from viewflow.workflow.models import Task

from permissions.assignment import assign, join, leave, revoke
from permissions.grants import tidy
from permissions.models import Organisation, User
from permissions.people import deactivate, system_user
from permissions.policy import may
from permissions.roles import Role
from tests import offices
from tests.personas import MONDAY, Persona
from tests.workflows.engine.sample.doing import answers, ask, listed, open_tasks
from tests.workflows.engine.sample.flows import PERMISSION, CrowdFlow
from workflows.engine import worklist
from workflows.engine.execution import TaskUnavailable, give_back, take
from workflows.engine.models import WorkAccess, WorkItem

people, service = offices.people, offices.service

Row = tuple[int, int, Any, int | None]


def rows() -> set[Row]:
    """Each access row: task, user, term, owner."""
    return set(WorkAccess.objects.values_list("item", "user", "due", "owner"))


def wanted() -> set[Row]:
    """What the rows should be, asked of `policy` task by task and user by user."""
    return {
        (item.pk, user.pk, item.due, item.task.owner_id)
        for item in WorkItem.objects.select_related("task")
        for user in User.objects.all()
        if may(user, PERMISSION, Organisation.objects.get(pk=item.guard_id))
    }


def statements(work: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as queries:
        work()
    return len(queries)


def test_task_is_listed_for_those_who_may_do_it(
    service: Organisation, sara: Persona, luca: Persona, ada: Persona, pia: Persona
) -> None:
    task_pk = ask(service, wanted=7)

    assert listed(sara) == listed(luca) == [task_pk]
    assert listed(ada) == listed(pia) == []
    item = WorkItem.objects.get()
    assert (item.reference, item.subject, item.owner) == ("campione 7", "", None)


def test_one_who_may_twice_is_listed_once(service: Organisation, sara: Persona) -> None:
    assign(service, sara.user, Role.FRONT_OFFICE, by=sara.user)

    task_pk = ask(service)

    assert listed(sara) == [task_pk]


def test_owner_is_repeated_on_every_row(
    service: Organisation, sara: Persona, luca: Persona
) -> None:
    task_pk = ask(service)

    take(task_pk, sara.user)
    assert {owner for *_, owner in rows()} == {sara.user.pk}
    assert WorkItem.objects.get().owner == sara.user

    give_back(task_pk, sara.user)
    assert {owner for *_, owner in rows()} == {None}
    assert WorkItem.objects.get().owner is None
    assert listed(luca) == [task_pk]


def test_tasks_stand_by_their_term(service: Organisation, sara: Persona) -> None:
    later = ask(service)
    CrowdFlow.begin.run(organisation=service)

    assert listed(sara) == [*open_tasks("sum_up"), later]


def test_newcomer_is_listed_and_leaver_is_not(service: Organisation, ada: Persona) -> None:
    task_pk = ask(service)

    join(service, ada.user, Role.FRONT_OFFICE, by=ada.user)
    assert listed(ada) == [task_pk]

    leave(service, ada.user, Role.FRONT_OFFICE, by=ada.user)
    assert listed(ada) == []


def test_grants_on_another_object_list_nothing(service: Organisation, pia: Persona) -> None:
    elsewhere = Organisation.objects.get(name="Lodi")
    ask(service)

    assign(elsewhere, pia.user, Role.FRONT_OFFICE, by=pia.user)

    assert listed(pia) == []
    assert rows() == wanted()


def test_task_lost_by_one_is_kept_by_another(
    service: Organisation, sara: Persona, luca: Persona
) -> None:
    ours, theirs = ask(service, owner=sara.user.pk), ask(service, owner=luca.user.pk)

    leave(service, sara.user, Role.FRONT_OFFICE, by=luca.user)

    owners = dict(Task.objects.filter(pk__in=[ours, theirs]).values_list("pk", "owner"))
    assert owners == {ours: None, theirs: luca.user.pk}


def test_done_task_is_struck_off(service: Organisation, sara: Persona, luca: Persona) -> None:
    done, left = ask(service), ask(service)

    answers(sara, done)

    assert (listed(sara), listed(luca)) == ([left], [left])
    assert list(WorkItem.objects.values_list("pk", flat=True)) == [left]


def test_rebuilding_puts_right_what_went_wrong(
    service: Organisation, sara: Persona, ada: Persona
) -> None:
    task_pk = ask(service)
    WorkAccess.objects.filter(user=sara.user).update(user=ada.user)

    worklist.rebuild()

    assert (listed(sara), listed(ada)) == ([task_pk], [])


@pytest.mark.parametrize("hands", [0, 1])
def test_statements_do_not_grow_with_those_who_may(
    hands: int, service: Organisation, people: dict[str, Persona]
) -> None:
    owner = people["sara"].user.pk if hands else None
    ask(service)
    few = statements(lambda: ask(service, owner=owner))
    for name in ("ada", "pia"):
        join(service, people[name].user, Role.FRONT_OFFICE, by=system_user())

    many = statements(lambda: ask(service, owner=owner))

    assert many == few


def test_statements_do_not_grow_with_open_tasks(service: Organisation, ada: Persona) -> None:
    def come_and_go() -> None:
        join(service, ada.user, Role.FRONT_OFFICE, by=ada.user)
        assign(service, ada.user, Role.FRONT_OFFICE, by=ada.user)
        revoke(service, Role.FRONT_OFFICE, by=ada.user, whom=ada.user)
        leave(service, ada.user, Role.FRONT_OFFICE, by=ada.user)

    ask(service)
    come_and_go()
    few = statements(come_and_go)
    for _ in range(9):
        ask(service)

    many = statements(come_and_go)

    assert many == few


NAMES = ("sara", "luca", "ada", "pia")
EVENTS = st.lists(
    st.tuples(
        st.sampled_from(["join", "leave", "assign", "revoke", "take", "give", "answer", "ask"]),
        st.sampled_from(NAMES),
        st.integers(0, 2),
    ),
    min_size=4,
    max_size=14,
)


def happens(event: tuple[str, str, int], service: Organisation, people: dict[str, Persona]) -> None:
    """One thing that may happen; what is not allowed just does not."""
    verb, name, number = event
    who, role, tasks = people[name], Role.FRONT_OFFICE, open_tasks("ask")
    if verb == "ask":
        ask(service, owner=who.user.pk)
    elif verb in {"join", "leave"}:
        change = join if verb == "join" else leave
        change(service, who.user, role, by=system_user())
    elif verb == "assign":
        assign(service, who.user, role, by=system_user())
    elif verb == "revoke":
        revoke(service, role, by=system_user(), whom=who.user)
    elif number < len(tasks):
        work: dict[str, Callable[[], None]] = {
            "take": lambda: take(tasks[number], who.user),
            "give": lambda: give_back(tasks[number], who.user),
            "answer": lambda: answers(who, tasks[number]),
        }
        with suppress(Task.DoesNotExist, TaskUnavailable):
            work[verb]()


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(events=EVENTS, leaver=st.sampled_from([None, *NAMES]))
def test_list_says_what_the_grants_say_after_whatever_happened(
    events: list[tuple[str, str, int]],
    leaver: str | None,
    service: Organisation,
    people: dict[str, Persona],
) -> None:
    with transaction.atomic():
        ask(service)
        for event in events:
            happens(event, service, people)
        if leaver:
            deactivate(User.objects.get(username=leaver), by=system_user())
        found = rows()
        worklist.rebuild()

        assert found == rows() == wanted()
        held = set(WorkItem.objects.exclude(owner=None).values_list("pk", "owner"))
        assert held <= {(item, user) for item, user, *_ in found}
        transaction.set_rollback(True)


def test_task_leaves_the_list_by_the_clock_though_nothing_tidies_up(
    service: Organisation, ada: Persona, clock: Traveller
) -> None:
    task_pk = ask(service)
    until = MONDAY + timedelta(hours=1)
    assign(service, ada.user, Role.FRONT_OFFICE, by=ada.user, until=until)
    assert listed(ada) == [task_pk]

    clock.move_to(until)

    assert listed(ada) == []


def test_one_who_may_for_good_and_for_a_while_is_listed_for_good(
    service: Organisation, sara: Persona, clock: Traveller
) -> None:
    task_pk = ask(service)
    assign(service, sara.user, Role.FRONT_OFFICE, by=sara.user, until=MONDAY + timedelta(hours=1))

    clock.shift(7200)

    assert listed(sara) == [task_pk]


def test_held_task_of_one_whose_right_has_passed_is_given_back_by_the_worker(
    service: Organisation, ada: Persona, clock: Traveller
) -> None:
    task_pk = ask(service)
    assign(service, ada.user, Role.FRONT_OFFICE, by=ada.user, until=MONDAY + timedelta(hours=1))
    take(task_pk, ada.user)
    clock.shift(3600)

    tidy()

    assert WorkItem.objects.get(pk=task_pk).owner is None
    assert ada.user.pk not in {row[1] for row in rows()}


def test_work_in_one_persons_hands_passes_to_another(
    service: Organisation, sara: Persona, luca: Persona
) -> None:
    held, free = ask(service), ask(service)
    take(held, sara.user)

    worklist.pass_on([service], sara.user, luca.user)

    assert Task.objects.get(pk=held).owner == luca.user
    assert {owner for item, _, _, owner in rows() if item == held} == {luca.user.pk}
    assert Task.objects.get(pk=free).owner is None
