"""The nightly check of the list of open work."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from permissions.models import Organisation, User
from tests import offices
from tests.personas import Persona
from tests.workflows.engine.sample.doing import ask
from workflows.engine.models import WorkAccess, WorkItem
from workflows.engine.verification import check_open_tasks, check_worklist

people, service = offices.people, offices.service


def run(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def lose_a_row(sara: User) -> None:
    WorkAccess.objects.filter(user=sara).delete()


def shift_a_term(sara: User) -> None:
    run("UPDATE engine_workaccess SET due = '2030-01-01' WHERE user_id = %s", sara.pk)


def forge_an_owner(sara: User) -> None:
    WorkAccess.objects.filter(user=sara).update(owner=sara)


def leave_the_group(sara: User) -> None:
    run("DELETE FROM permissions_user_groups WHERE user_id = %s", sara.pk)


def deactivate_by_hand(sara: User) -> None:
    User.objects.filter(pk=sara.pk).update(is_active=False)


def test_nothing_is_found_when_all_is_well(service: Organisation) -> None:
    ask(service, wanted=2)

    assert check_worklist().findings == check_open_tasks().findings == []
    assert check_worklist().examined == WorkAccess.objects.count() > 0
    assert check_open_tasks().examined == 1


@pytest.mark.parametrize(
    "meddle",
    [lose_a_row, shift_a_term, forge_an_owner, leave_the_group, deactivate_by_hand],
)
def test_rows_that_the_grants_do_not_say_are_found(
    service: Organisation, sara: Persona, meddle: Callable[[User], None]
) -> None:
    task = ask(service, wanted=2)

    meddle(sara.user)

    assert check_worklist().findings == [f"task {task}, user {sara.user.pk}"]


def test_row_of_a_stranger_is_found(service: Organisation, pia: Persona) -> None:
    task = ask(service, wanted=2)
    row = WorkAccess.objects.filter(item=task)[0]
    WorkAccess.objects.create(item=row.item, user=pia.user, due=row.due)

    assert check_worklist().findings == [f"task {task}, user {pia.user.pk}"]


def test_open_task_that_is_not_listed_is_found(service: Organisation) -> None:
    task = ask(service, wanted=2)
    WorkItem.objects.filter(pk=task).delete()

    assert check_open_tasks().findings == [f"task {task}"]
