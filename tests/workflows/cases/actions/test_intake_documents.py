import pytest

from tests.personas import Persona, receive
from tests.refusals import refused
from workflows.cases.actions import intake
from workflows.cases.models import Case


@pytest.mark.parametrize("missing", ["level", "frequency"])
def test_documents_are_not_complete_while_the_order_is_silent(
    sara: Persona, bruno: Persona, missing: str
) -> None:
    case = receive(sara, order={missing: ""})

    with refused("decision", says="chiarimento"):
        intake.complete_documents(case, by=bruno.user)


def test_documents_complete_put_the_case_on_the_waiting_list(case: Case, bruno: Persona) -> None:
    intake.complete_documents(case, by=bruno.user)

    case.refresh_from_db()
    assert case.state == "waiting"


def test_integration_keeps_the_words_of_the_request(case: Case, bruno: Persona) -> None:
    intake.request_integration(case, by=bruno.user, missing="La relazione sociale")

    case.refresh_from_db()
    assert (case.state, case.missing_documents) == ("integration", "La relazione sociale")


def test_integration_supplied_has_the_papers_checked_again(
    case: Case, bruno: Persona, irene: Persona
) -> None:
    intake.request_integration(case, by=bruno.user, missing="La relazione sociale")

    intake.supply_integration(case, by=irene.user)

    case.refresh_from_db()
    assert case.state == "received"


def test_clarification_completes_the_order_and_keeps_what_it_said(
    sara: Persona, bruno: Persona
) -> None:
    case = receive(sara, order={"level": "", "frequency": ""})
    intake.request_clarification(case, by=bruno.user, missing="Frequenza e livello")

    intake.clarify_order(case, by=sara.user, level="facilitated", frequency="monthly")

    order = case.current_order()
    assert (order.level, order.frequency, order.missing()) == ("facilitated", "monthly", [])
    told = order.history.order_by("pk").values_list("frequency", "history_user_id")
    assert list(told) == [("", sara.user.pk), ("monthly", sara.user.pk)]
    intake.complete_documents(case, by=bruno.user)


def test_step_out_of_turn_is_refused(case: Case, bruno: Persona, irene: Persona) -> None:
    with refused(says="Ricevuto"):
        intake.supply_integration(case, by=irene.user)
