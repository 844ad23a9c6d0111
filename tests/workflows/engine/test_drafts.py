"""Drafts: what was typed into an open task, for its author alone."""

import pytest
from django.core import signing
from time_machine import Traveller
from viewflow.workflow.models import Task

from tests.personas import Persona, on
from workflows.cases.models import Case
from workflows.engine import drafts
from workflows.engine.execution import TaskDone, keep_draft
from workflows.engine.models import Draft


@pytest.fixture
def task(case: Case, bruno: Persona) -> Task:
    return Task.objects.get(pk=bruno.task("check_documents", case))


def test_draft_is_its_authors(task: Task, bruno: Persona, ada: Persona) -> None:
    drafts.keep(task, bruno.user, {"missing": "La relazione"})

    kept = drafts.of(task, bruno.user)
    assert kept is not None
    assert kept.answers == {"missing": "La relazione"}
    assert drafts.of(task, ada.user) is None


def test_draft_replaces_the_one_before(task: Task, bruno: Persona, clock: Traveller) -> None:
    drafts.keep(task, bruno.user, {"missing": "La relazione"})
    clock.move_to(on("2026-09-07", "10:31"))

    draft = drafts.keep(task, bruno.user, {"missing": ""})

    assert Draft.objects.get() == draft
    assert (draft.answers, draft.saved_at) == ({"missing": ""}, on("2026-09-07", "10:31"))


def test_draft_is_kept_only_by_whom_the_task_is_for(task: Task, carla: Persona) -> None:
    with pytest.raises(Task.DoesNotExist):
        keep_draft(task.pk, carla.user, lambda _: {})

    assert not Draft.objects.exists()


def test_draft_of_a_task_that_is_done_is_refused(task: Task, case: Case, bruno: Persona) -> None:
    bruno.does("check_documents", case)

    with pytest.raises(TaskDone):
        keep_draft(task.pk, bruno.user, lambda _: {})

    assert not Draft.objects.exists()


def test_drafts_of_everybody_go_with_the_task(case: Case, bruno: Persona, gino: Persona) -> None:
    bruno.does("check_documents", case)
    task = Task.objects.get(pk=bruno.task("assign_case", case))
    drafts.keep(task, bruno.user, {"operator": "1"})
    drafts.keep(task, gino.user, {"operator": "2"})

    bruno.does("assign_case", case)

    assert not Draft.objects.exists()


def test_pen_writes_for_its_holder_on_its_task(task: Task, bruno: Persona) -> None:
    pen = drafts.pen(task, bruno.user)

    assert drafts.holder(pen, task.pk) == bruno.user
    assert drafts.holder(pen, task.pk + 1) is None


def test_pen_wears_out_in_a_day(task: Task, bruno: Persona, clock: Traveller) -> None:
    pen = drafts.pen(task, bruno.user)

    clock.move_to(on("2026-09-08", "10:01"))

    assert drafts.holder(pen, task.pk) is None


def test_pen_of_another_make_is_refused(task: Task) -> None:
    assert drafts.holder(signing.dumps([task.pk, 1]), task.pk) is None
    assert drafts.holder("", task.pk) is None


def test_storable_answers_hold_no_null_character() -> None:
    assert drafts.storable({"a": "x\0y", "b": True, "c": ["1"]}) == {
        "a": "xy",
        "b": True,
        "c": ["1"],
    }
