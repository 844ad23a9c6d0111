from tests.personas import Persona
from tests.workflows.documents.actions.written import TEXTS, signed
from workflows.cases.models import Case
from workflows.documents.actions.reports import draft_report, sign_report, validate_report
from workflows.documents.actions.transmissions import reject, transmit_report
from workflows.documents.models import Paper

People = dict[str, Persona]


def seeing(paper: Paper, people: People) -> set[str]:
    return {name for name, persona in people.items() if persona.sees(paper)}


def test_order_is_read_by_who_works_on_the_case(assigned: Case, people: People) -> None:
    paper = assigned.papers.get(kind="order")

    assert seeing(paper, people) == {"sara", "ada", "bruno", "gino"}


def test_report_is_read_by_the_referrer_once_transmitted(assigned: Case, people: People) -> None:
    report = signed(assigned, people)
    paper = assigned.papers.get(kind="report")
    assert seeing(paper, people) == {"ada", "bruno", "gino"}

    transmit_report(report, by=people["sara"].user, protocol="PG 1")

    assert seeing(paper, people) == {"ada", "bruno", "gino", "irene"}


def test_report_signed_anew_is_hidden_until_it_is_sent(assigned: Case, people: People) -> None:
    report = signed(assigned, people)
    first = report.paper
    sent = transmit_report(report, by=people["sara"].user, protocol="PG 1")
    reject(sent, by=people["elsa"].user, reason="Manca il numero di ruolo")
    draft_report(report, by=people["ada"].user, **{**TEXTS, "course": "Nuova stesura."})
    validate_report(report, by=people["bruno"].user)
    sign_report(report, by=people["gino"].user)

    assert first is not None
    assert report.paper is not None
    assert "irene" in seeing(first, people)
    assert "irene" not in seeing(report.paper, people)


def test_drafts_are_read_by_the_team_alone(assigned: Case, people: People) -> None:
    report = signed(assigned, people)

    assert {name for name, each in people.items() if each.sees(report)} == {"ada", "bruno", "gino"}
