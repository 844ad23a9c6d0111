"""Doing a human task: by whom, once, wholly or not at all."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Permission
from viewflow.workflow.models import Task

from permissions.assignment import assign, leave, revoke
from permissions.history import actor
from permissions.models import Organisation, User
from permissions.people import deactivate
from permissions.roles import Role
from tests import offices
from tests.personas import MONDAY, Persona
from tests.together import together
from tests.workflows.engine.sample.doing import (
    answers,
    ask,
    census,
    listed,
    open_tasks,
    statuses,
)
from tests.workflows.engine.sample.flows import AskFlow, Broken, CrowdFlow
from workflows.engine.execution import TaskDone, TaskHeld, find, give_back, perform, take

people, service = offices.people, offices.service


def complete(task_pk: int, user: User) -> None:
    perform(task_pk, user, lambda activation: None)


WAYS_IN = [find, take, give_back, complete]


@pytest.mark.parametrize("way", WAYS_IN)
@pytest.mark.parametrize("name", ["ada", "pia"])
def test_task_does_not_exist_for_one_who_may_not(
    way: Callable[[int, User], object], name: str, service: Organisation, people: dict[str, Persona]
) -> None:
    task_pk = ask(service)

    with pytest.raises(Task.DoesNotExist):
        way(task_pk, people[name].user)

    assert statuses("ask") == ["NEW"]


@pytest.mark.parametrize("way", WAYS_IN)
def test_task_that_never_was_does_not_exist(
    way: Callable[[int, User], object], sara: Persona
) -> None:
    with pytest.raises(Task.DoesNotExist):
        way(404404, sara.user)


@pytest.mark.parametrize("way", WAYS_IN)
def test_work_of_the_system_is_nobodys_task(
    way: Callable[[int, User], object], service: Organisation, sara: Persona
) -> None:
    CrowdFlow.begin.run(organisation=service, children=[{}])

    for task in Task.objects.exclude(flow_task_type="HUMAN"):
        with pytest.raises(Task.DoesNotExist):
            way(task.pk, sara.user)


@pytest.mark.parametrize("way", WAYS_IN)
def test_permission_on_the_model_opens_no_task(
    way: Callable[[int, User], object], service: Organisation, pia: Persona
) -> None:
    task_pk = ask(service)
    pia.user.user_permissions.add(Permission.objects.get(codename="register_order"))
    pia.user.is_superuser = pia.user.is_staff = True
    pia.user.save()

    with pytest.raises(Task.DoesNotExist):
        way(task_pk, User.objects.get(pk=pia.user.pk))


def test_taken_task_is_in_ones_hands(service: Organisation, sara: Persona) -> None:
    task_pk = ask(service)

    take(task_pk, sara.user)
    take(task_pk, sara.user)

    task = Task.objects.get(pk=task_pk)
    assert (task.status, task.owner, task.assigned) == ("ASSIGNED", sara.user, MONDAY)


@pytest.mark.parametrize("way", [take, give_back, complete])
def test_taken_task_says_who_holds_it(
    way: Callable[[int, User], object], service: Organisation, sara: Persona, luca: Persona
) -> None:
    task_pk = ask(service)
    take(task_pk, sara.user)

    with pytest.raises(TaskHeld) as held:
        way(task_pk, luca.user)

    assert (held.value.by, held.value.at) == (sara.user, MONDAY)
    assert find(task_pk, luca.user).task.owner == sara.user


def test_given_back_task_may_be_taken_by_another(
    service: Organisation, sara: Persona, luca: Persona
) -> None:
    task_pk = ask(service)
    take(task_pk, sara.user)

    give_back(task_pk, sara.user)
    give_back(task_pk, luca.user)
    take(task_pk, luca.user)

    assert Task.objects.get(pk=task_pk).owner == luca.user


@pytest.mark.parametrize("way", [take, give_back, complete])
def test_done_task_says_who_did_it(
    way: Callable[[int, User], object],
    service: Organisation,
    sara: Persona,
    luca: Persona,
    clock: time_machine.Traveller,
) -> None:
    task_pk = ask(service)
    answers(sara, task_pk)
    clock.shift(timedelta(hours=1))

    with pytest.raises(TaskDone) as done:
        way(task_pk, luca.user)

    assert (done.value.by, done.value.at) == (sara.user, MONDAY)


def test_withdrawn_task_was_done_by_nobody(service: Organisation, sara: Persona) -> None:
    task_pk = ask(service, owner=sara.user.pk)
    AskFlow.instance.cancel(Task.objects.get(pk=task_pk).process.coerced)

    with pytest.raises(TaskDone) as done:
        complete(task_pk, sara.user)

    assert (done.value.by, done.value.at) == (None, MONDAY)


def test_done_task_is_still_there_for_who_did_it(service: Organisation, sara: Persona) -> None:
    task_pk = ask(service)
    answers(sara, task_pk)
    leave(service, sara.user, Role.FRONT_OFFICE, by=sara.user)

    with pytest.raises(TaskDone):
        complete(task_pk, sara.user)


def test_task_is_done_in_ones_name(service: Organisation, sara: Persona, luca: Persona) -> None:
    task_pk, authors = ask(service), []

    perform(task_pk, luca.user, lambda activation: authors.append(actor()))

    task = Task.objects.get(pk=task_pk)
    assert (task.status, task.owner, task.finished) == ("DONE", luca.user, MONDAY)
    assert authors == [luca.user]
    assert actor() is None
    assert listed(sara) == listed(luca) == []


@pytest.mark.parametrize("children", [0, 2])
def test_revoked_right_ends_what_was_taken(
    children: int, service: Organisation, sara: Persona, luca: Persona
) -> None:
    CrowdFlow.begin.run(organisation=service, children=[{}] * children)
    tasks = open_tasks("ask") or open_tasks("sum_up")
    for task_pk in tasks:
        take(task_pk, sara.user)

    leave(service, sara.user, Role.FRONT_OFFICE, by=luca.user)

    assert set(Task.objects.filter(pk__in=tasks).values_list("status", "owner")) == {("NEW", None)}
    assert (listed(sara), listed(luca)) == ([], tasks)
    with pytest.raises(Task.DoesNotExist):
        complete(tasks[0], sara.user)
    complete(tasks[0], luca.user)


def test_role_revoked_on_one_object_ends_what_was_taken(
    service: Organisation, sara: Persona, ada: Persona
) -> None:
    assign(service, ada.user, Role.FRONT_OFFICE, by=sara.user)
    task_pk = ask(service)
    take(task_pk, ada.user)

    revoke(service, Role.FRONT_OFFICE, by=sara.user, whom=ada.user)

    assert (Task.objects.get(pk=task_pk).owner, listed(ada)) == (None, [])
    complete(task_pk, sara.user)


def test_holder_is_asked_for_the_right_again(service: Organisation, sara: Persona) -> None:
    task_pk = ask(service, owner=sara.user.pk)
    sara.user.groups.clear()

    with pytest.raises(Task.DoesNotExist):
        complete(task_pk, sara.user)

    assert statuses("ask") == ["ASSIGNED"]


def test_task_of_a_step_that_is_gone_does_not_exist(service: Organisation, sara: Persona) -> None:
    task = Task.objects.get(pk=ask(service))
    step = f"{AskFlow}.asked_long_ago"
    Task.objects.filter(pk=task.pk).update(flow_task=step)

    with pytest.raises(Task.DoesNotExist):
        find(task.pk, sara.user)


def test_deactivated_user_holds_nothing(
    service: Organisation, sara: Persona, luca: Persona
) -> None:
    task_pk = ask(service)
    take(task_pk, sara.user)

    deactivate(sara.user, by=luca.user)

    with pytest.raises(Task.DoesNotExist):
        complete(task_pk, sara.user)
    assert (listed(sara), listed(luca)) == ([], [task_pk])
    complete(task_pk, luca.user)


def _breaks(activation: Any) -> None:
    activation.process.wanted = 7
    activation.process.save()
    raise Broken


@pytest.mark.parametrize(
    ("data", "work"), [({}, _breaks), ({"broken": True}, lambda activation: None)]
)
def test_what_fails_leaves_nothing(
    data: dict[str, Any],
    work: Callable[[Any], object],
    service: Organisation,
    sara: Persona,
) -> None:
    task_pk = ask(service, **data)
    before, rows = census(), list(Task.objects.order_by("pk").values())

    with pytest.raises(Broken):
        perform(task_pk, sara.user, work)

    assert census() == before
    assert list(Task.objects.order_by("pk").values()) == rows
    assert Task.objects.get(pk=task_pk).process.coerced.wanted == 0
    assert listed(sara) == [task_pk]


@pytest.mark.usefixtures("on_disk")
def test_task_done_by_many_at_once_is_done_once(
    service: Organisation, sara: Persona, luca: Persona
) -> None:
    task_pk = ask(service)

    errors = together(*[lambda who=who: complete(task_pk, who.user) for who in (sara, luca) * 2])

    assert [type(error) for error in errors if error] == [TaskDone] * 3
    assert statuses("answered") == ["DONE"]
