import pytest

from permissions.assignment import leave
from permissions.people import system_user
from permissions.roles import Role
from tests.personas import Persona, receive
from workflows.cases.models import Case
from workflows.engine.execution import find
from workflows.processes.forms.intake import operators_of
from workflows.processes.work import form_for


def test_documents_of_a_silent_order_are_refused_beside_the_decision(
    sara: Persona, bruno: Persona
) -> None:
    case = receive(sara, order={"level": ""})

    form = bruno.fills("check_documents", case, decision="complete")

    assert set(form.errors) == {"decision"}


@pytest.mark.parametrize("decision", ["integration", "clarification"])
def test_request_says_what_is_missing(case: Case, bruno: Persona, decision: str) -> None:
    form = bruno.fills("check_documents", case, decision=decision)

    assert set(form.errors) == {"missing"}


def test_clarification_starts_from_what_the_order_says(sara: Persona, bruno: Persona) -> None:
    case = receive(sara, order={"frequency": "", "level": "facilitated"})
    bruno.does("check_documents", case, decision="clarification", missing="La frequenza")

    form = form_for(find(sara.task("clarify_order", case), sara.user), sara.user)

    assert (form.initial["level"], form.initial["frequency"]) == ("facilitated", "")


def test_clarification_answers_both_questions(sara: Persona, bruno: Persona) -> None:
    case = receive(sara, order={"frequency": ""})
    bruno.does("check_documents", case, decision="clarification", missing="La frequenza")

    form = sara.fills("clarify_order", case, frequency="", level="niente")

    assert set(form.errors) == {"frequency", "level"}


def test_operators_are_those_of_the_service_now(case: Case, luca: Persona) -> None:
    assert [str(user) for user in operators_of(case)] == ["Ada Conti", "Luca Greco"]

    leave(case.service, luca.user, Role.OPERATOR, by=system_user())

    assert [str(user) for user in operators_of(case)] == ["Ada Conti"]


def test_case_is_assigned_only_to_an_operator(case: Case, bruno: Persona) -> None:
    bruno.does("check_documents", case)

    form = bruno.fills("assign_case", case, operator=bruno.user.pk)

    assert set(form.errors) == {"operator"}
