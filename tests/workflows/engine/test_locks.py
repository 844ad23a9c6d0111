"""One lock for a whole tree, and what it holds together when many work at once."""

from collections.abc import Callable

import pytest
from django.db import OperationalError, connection, transaction
from viewflow.workflow.models import Process, Task

from permissions.assignment import assign, leave
from permissions.models import Organisation
from permissions.people import system_user
from permissions.roles import Role
from tests import offices
from tests.personas import Persona
from tests.together import together
from tests.workflows.engine.sample.doing import (
    answers,
    ask,
    children,
    listed,
    open_tasks,
    statuses,
)
from tests.workflows.engine.sample.flows import AskFlow, CrowdFlow, CrowdsFlow
from workflows.engine.execution import TaskUnavailable, take
from workflows.engine.locks import lock_trees

people, service = offices.people, offices.service

pytestmark = pytest.mark.usefixtures("on_disk")


def waits(work: Callable[[], object]) -> bool:
    """Whether `work`, on another connection, would have to wait."""

    def hurry() -> None:
        sqlite = connection.vendor == "sqlite"
        connection.cursor().execute(
            "PRAGMA busy_timeout = 0" if sqlite else "SET lock_timeout = '300ms'"
        )
        work()

    (error,) = together(hurry)
    assert isinstance(error, OperationalError | None)
    return error is not None


def is_free(process_pk: int) -> bool:
    """Whether another connection could lock this process now."""

    def lock() -> None:
        with transaction.atomic():
            list(Process.objects.select_for_update().filter(pk=process_pk))

    return not waits(lock)


@pytest.fixture
def tree(service: Organisation) -> list[Process]:
    """A process, one under it, and one under that."""
    root = CrowdsFlow.begin.run(organisation=service, children=[{"children": [{}, {}]}])
    middle = children(Task.objects.get(process=root, flow_task_type="SUBPROCESS").pk)[0]
    lowest = children(Task.objects.get(process=middle, flow_task_type="SUBPROCESS").pk)[0]
    return [root, middle, lowest]


@pytest.mark.parametrize("level", [0, 1, 2])
def test_any_process_locks_the_root_of_its_tree(level: int, tree: list[Process]) -> None:
    process = tree[level]

    with process.flow_class.lock(process.pk):
        assert not is_free(tree[0].pk)

    assert is_free(tree[0].pk)


def test_lock_may_be_taken_again_within_itself(tree: list[Process]) -> None:
    root, middle, lowest = tree

    with (
        middle.flow_class.lock(middle.pk),
        root.flow_class.lock(root.pk),
        lowest.flow_class.lock(lowest.pk),
    ):
        held = is_free(root.pk)

    assert not held


def test_many_trees_are_locked_together(tree: list[Process], service: Organisation) -> None:
    other = AskFlow.begin.run(organisation=service)

    with transaction.atomic():
        lock_trees(Process.objects.filter(pk__in=[tree[2].pk, other.pk]).values("pk"))
        held = [is_free(tree[0].pk), is_free(other.pk)]

    assert held == [False, False]


def test_children_that_end_together_let_their_caller_go_on_once(
    service: Organisation, sara: Persona, luca: Persona
) -> None:
    CrowdFlow.begin.run(organisation=service, children=[{}] * 4)
    tasks, people = open_tasks("ask"), (sara, luca, sara, luca)

    errors = together(
        *[
            lambda who=who, task=task: answers(who, task)
            for who, task in zip(people, tasks, strict=True)
        ]
    )

    assert errors == [None] * 4
    assert statuses("ask_everyone") == ["DONE"]
    assert statuses("sum_up") == ["NEW"]


def test_withdrawal_from_above_and_end_from_below_do_not_wait_for_each_other(
    tree: list[Process], sara: Persona, luca: Persona
) -> None:
    first, second = open_tasks("ask")

    errors = together(
        lambda: CrowdsFlow.instance.cancel(tree[0]),
        lambda: answers(sara, first),
        lambda: answers(luca, second),
    )

    assert errors[0] is None
    assert all(isinstance(error, TaskUnavailable) for error in errors[1:] if error)
    assert not Process.objects.filter(finished=None).exists()
    assert not Task.objects.filter(finished=None).exists()
    assert listed(sara) == []


def test_task_taken_by_many_is_in_the_hands_of_one(
    service: Organisation, sara: Persona, luca: Persona
) -> None:
    task_pk = ask(service)

    errors = together(lambda: take(task_pk, sara.user), lambda: take(task_pk, luca.user))

    assert sum(error is None for error in errors) == 1
    assert all(isinstance(error, TaskUnavailable) for error in errors if error)


def test_right_lost_while_the_task_is_done_undoes_nothing(
    service: Organisation, sara: Persona
) -> None:
    task_pk = ask(service, owner=sara.user.pk)

    errors = together(
        lambda: answers(sara, task_pk),
        lambda: leave(service, sara.user, Role.FRONT_OFFICE, by=system_user()),
    )

    assert errors[1] is None
    assert isinstance(errors[0], Task.DoesNotExist | None)
    expected = ("DONE", sara.user.pk) if errors[0] is None else ("NEW", None)
    assert Task.objects.values_list("status", "owner").get(pk=task_pk) == expected


@pytest.mark.parametrize("gain", [True, False])
def test_rights_change_before_the_work_or_after_it(
    gain: bool, service: Organisation, sara: Persona, ada: Persona
) -> None:
    task_pk = ask(service, owner=sara.user.pk)

    def change() -> None:
        if gain:
            assign(service, ada.user, Role.FRONT_OFFICE, by=system_user())
        else:
            leave(service, sara.user, Role.FRONT_OFFICE, by=system_user())

    with AskFlow.lock(Task.objects.get(pk=task_pk).process_id):
        assert waits(change)

    assert not waits(change)
    assert listed(sara) == ([task_pk] if gain else [])
