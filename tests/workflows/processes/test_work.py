import pytest
from viewflow.workflow.models import Task

from tests.answers import answers
from tests.personas import Persona
from tests.workflows.engine.sample.doing import census
from workflows.cases.models import Case
from workflows.cases.refusal import Refused
from workflows.engine.execution import TaskDone, find
from workflows.processes.forms.intake import AssignForm
from workflows.processes.work import add_refusal, form_for, submit


def test_form_with_errors_leaves_the_task_open_and_nothing_written(
    case: Case, bruno: Persona
) -> None:
    before = census()

    form = bruno.fills("check_documents", case, decision="integration", missing=" ")

    assert set(form.errors) == {"missing"}
    assert form.data["decision"] == "integration"
    assert census() == before
    assert bruno.tasks(case) == [("check_documents", "")]


def test_refusal_of_a_rule_stands_beside_its_field(
    planned: Case, sara: Persona, ada: Persona
) -> None:
    sara.does("confirm_visit", planned)
    before = census()

    form = ada.fills("hold_visit", planned)

    assert set(form.errors) == {"state"}
    assert "cominciato" in form.errors["state"][0]
    assert census() == before


def test_refusal_without_a_field_stands_above_the_form(case: Case, bruno: Persona) -> None:
    task = bruno.task("check_documents", case)
    form = form_for(find(task, bruno.user), bruno.user, {"decision": "complete"})

    add_refusal(form, Refused("Non ora."))
    add_refusal(form, Refused("Nemmeno.", field="operator"))

    assert list(form.non_field_errors()) == ["Non ora.", "Nemmeno."]
    assert not form.is_valid()


def test_task_of_another_does_not_exist(case: Case, bruno: Persona, ada: Persona) -> None:
    task = bruno.task("check_documents", case)
    before = census()

    with pytest.raises(Task.DoesNotExist):
        submit(task, ada.user, answers("check_documents", case))

    assert census() == before


def test_task_is_done_once(case: Case, bruno: Persona) -> None:
    task = bruno.task("check_documents", case)
    bruno.does("check_documents", case)
    before = census()

    with pytest.raises(TaskDone) as done:
        submit(task, bruno.user, answers("check_documents", case))

    assert done.value.by == bruno.user
    assert census() == before


def test_form_is_that_of_the_task_itself(case: Case, bruno: Persona) -> None:
    bruno.does("check_documents", case)

    form = form_for(find(bruno.task("assign_case", case), bruno.user), bruno.user)

    assert isinstance(form, AssignForm)
    assert form.case == case
