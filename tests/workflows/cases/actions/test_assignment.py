import pytest

from permissions.assignment import leave
from permissions.people import system_user
from permissions.roles import Role
from tests.personas import Persona
from tests.refusals import refused
from workflows.cases.actions.assignment import assign_case
from workflows.cases.actions.intake import complete_documents
from workflows.cases.models import Case


@pytest.fixture
def waiting(case: Case, bruno: Persona) -> Case:
    return complete_documents(case, by=bruno.user)


def test_assignment_opens_the_whole_case_to_one_operator(
    waiting: Case, bruno: Persona, ada: Persona, luca: Persona
) -> None:
    assign_case(waiting, by=bruno.user, operator=ada.user)

    assert waiting.state == "assigned"
    assert ada.may("cases.view_notes", waiting)
    assert not luca.sees(waiting)


@pytest.mark.parametrize("name", ["bruno", "carla", "sara", "irene"])
def test_assignment_to_who_is_no_operator_of_the_service_is_refused(
    waiting: Case, bruno: Persona, people: dict[str, Persona], name: str
) -> None:
    with refused("operator"):
        assign_case(waiting, by=bruno.user, operator=people[name].user)


def test_assignment_to_a_former_operator_is_refused(
    waiting: Case, bruno: Persona, ada: Persona
) -> None:
    leave(waiting.service, ada.user, Role.OPERATOR, by=system_user())

    with refused("operator"):
        assign_case(waiting, by=bruno.user, operator=ada.user)


def test_assignment_to_who_may_not_sign_in_is_refused(
    waiting: Case, bruno: Persona, ada: Persona
) -> None:
    ada.user.is_active = False
    ada.user.save()

    with refused("operator"):
        assign_case(waiting, by=bruno.user, operator=ada.user)


def test_assignment_before_the_document_check_is_refused(
    case: Case, bruno: Persona, ada: Persona
) -> None:
    with refused():
        assign_case(case, by=bruno.user, operator=ada.user)

    assert not ada.sees(case)


def test_reassignment_ends_the_former_operators_access_and_tasks(
    planned: Case, bruno: Persona, ada: Persona, luca: Persona, sara: Persona
) -> None:
    assign_case(planned, by=bruno.user, operator=luca.user)

    assert planned.state == "visits"
    assert not ada.sees(planned)
    assert ada.tasks(planned) == []
    assert luca.may("cases.view_notes", planned)
    assert len(luca.tasks(planned)) == 2


def test_reassignment_of_a_closed_case_is_refused(
    concluded: Case, bruno: Persona, luca: Persona
) -> None:
    with refused():
        assign_case(concluded, by=bruno.user, operator=luca.user)
