"""The human task as a node: what it demands, whom it falls to, by when, on what."""

from datetime import timedelta
from typing import Any

import pytest
from django import forms
from viewflow.workflow.models import Task

from permissions.models import Organisation
from tests import offices
from tests.personas import MONDAY, Persona, on
from tests.workflows.engine.sample.doing import ask, listed
from tests.workflows.engine.sample.flows import PERMISSION, AskFlow, Within
from workflows.engine.models import WorkItem
from workflows.engine.nodes import HumanTask

people, service = offices.people, offices.service

WORDS: dict[str, Any] = {"title": "Ask", "lane": "service", "button": "Answer"}


@pytest.mark.parametrize("missing", ["permission", "term", "title", "lane", "button"])
def test_human_task_cannot_be_drawn_without(missing: str) -> None:
    whole = {"permission": PERMISSION, "term": Within(3), **WORDS}

    with pytest.raises(TypeError, match=missing):
        HumanTask(forms.Form, **{name: each for name, each in whole.items() if name != missing})


def test_task_falls_to_its_owner(service: Organisation, sara: Persona) -> None:
    task = Task.objects.get(pk=ask(service, owner=sara.user.pk))

    assert (task.status, task.owner, task.assigned) == ("ASSIGNED", sara.user, MONDAY)
    assert WorkItem.objects.get(pk=task.pk).owner == sara.user


def test_task_does_not_fall_to_one_who_may_not_do_it(service: Organisation, pia: Persona) -> None:
    task = Task.objects.get(pk=ask(service, owner=pia.user.pk))

    assert (task.status, task.owner, task.assigned) == ("NEW", None, None)
    assert listed(pia) == []


def test_term_runs_from_creation(service: Organisation) -> None:
    task_pk = ask(service)

    assert WorkItem.objects.get(pk=task_pk).due == MONDAY + timedelta(days=3)


def test_term_may_run_from_another_moment(service: Organisation) -> None:
    class LaterFlow(AskFlow):
        ask = HumanTask(
            forms.Form,
            permission=PERMISSION,
            term=Within(3),
            since=lambda activation: on("2026-10-01"),
            **WORDS,
        )

    activation = LaterFlow.ask.activation_class(Task.objects.get(pk=ask(service)))

    assert LaterFlow.ask.due_at(activation) == on("2026-10-04")


def test_task_records_the_permission_and_its_object(service: Organisation) -> None:
    task = Task.objects.get(pk=ask(service))

    assert task.owner_permission == PERMISSION
    assert task.owner_permission_obj == service
