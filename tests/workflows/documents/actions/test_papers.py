from tests.papers import blank_pdf
from tests.personas import FATHER, MOTHER, ORDER, Persona, receive
from tests.refusals import refused
from workflows.cases.actions import intake
from workflows.cases.models import Case
from workflows.documents.actions.papers import (
    clarify_order,
    file_paper,
    receive_amendment,
    receive_order,
    supply_integration,
)
from workflows.documents.models import Paper
from workflows.documents.storage import verify


def test_order_is_filed_with_its_case(sara: Persona) -> None:
    case = receive(sara, opening=receive_order)

    paper = Paper.objects.get(case=case)
    assert (paper.kind, paper.order, paper.added_by) == ("order", case.current_order(), sara.user)
    assert (paper.title, paper.pages) == ("Decreto del 03/09/2026", 1)
    assert verify(paper.path, paper.sha256)


def test_refused_order_files_no_paper(case: Case, sara: Persona) -> None:
    with refused("rg_number"):
        receive(sara, opening=receive_order)


def test_amendment_is_filed_with_its_version(case: Case, sara: Persona) -> None:
    order = {**ORDER, "frequency": "fortnightly"}

    version = receive_amendment(
        case, by=sara.user, pdf=blank_pdf(), order=order, adults=(FATHER, MOTHER)
    )

    assert [paper.order for paper in Paper.objects.filter(order=version)] == [version]
    with refused("issued_on"):
        receive_amendment(case, by=sara.user, pdf=blank_pdf(), order=order, adults=(FATHER, MOTHER))


def test_integration_is_filed_as_the_referrers(case: Case, bruno: Persona, irene: Persona) -> None:
    intake.request_integration(case, by=bruno.user, missing="La relazione")

    supply_integration(case, by=irene.user, pdf=blank_pdf(), title="Relazione sociale")

    paper = Paper.objects.get(case=case, kind="integration")
    assert (paper.title, paper.added_by) == ("Relazione sociale", irene.user)


def test_integration_nobody_asked_for_is_refused(case: Case, irene: Persona) -> None:
    with refused():
        supply_integration(case, by=irene.user, pdf=blank_pdf(), title="Relazione sociale")


def test_clarification_is_filed_as_the_courts(case: Case, bruno: Persona, sara: Persona) -> None:
    intake.request_clarification(case, by=bruno.user, missing="La frequenza")

    clarify_order(case, by=sara.user, pdf=blank_pdf(), level="protected", frequency="monthly")

    assert Paper.objects.filter(case=case, kind="clarification").count() == 1
    assert case.current_order().frequency == "monthly"


def test_paper_without_a_title_bears_the_name_of_its_file(case: Case, sara: Persona) -> None:
    paper = file_paper(case, by=sara.user, pdf=blank_pdf(), kind=Paper.Kind.INTEGRATION)

    assert paper.title == "prova.pdf"
