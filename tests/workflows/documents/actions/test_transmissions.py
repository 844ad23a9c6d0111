from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.personas import Persona
from tests.refusals import refused
from tests.workflows.cases.actions.secrets import sealed
from tests.workflows.documents.actions.written import TEXTS, drafted, signed
from workflows.cases.models import Case
from workflows.documents.actions.reports import (
    draft_report,
    recall_report,
    sign_report,
    validate_report,
)
from workflows.documents.actions.transmissions import acknowledge, reject, transmit_report
from workflows.documents.models import Paper, Report, Transmission

People = dict[str, Persona]
LEAK = "Ora vivono in VIA DEI TIGLI, n. 4."


@pytest.fixture
def report(assigned: Case, people: People) -> Report:
    return signed(assigned, people)


@pytest.fixture
def sent(report: Report, sara: Persona) -> Transmission:
    return transmit_report(report, by=sara.user, protocol="PG 2026/001")


def test_transmission_is_open_to_the_clerks_of_its_court_alone(
    sent: Transmission, people: People
) -> None:
    seeing = {name for name, persona in people.items() if persona.sees(sent)}

    assert seeing == {"elsa"}
    assert people["elsa"].may("documents.acknowledge_transmission", sent)
    assert not people["elsa"].sees(sent.report.case)
    assert not people["elsa"].sees(sent.report)


def test_transmission_states_what_was_sent(sent: Transmission, report: Report) -> None:
    assert report.paper is not None
    assert (sent.paper, sent.sha256) == (report.paper, report.paper.sha256)
    assert (sent.protocol, sent.proceeding) == ("PG 2026/001", "R.G. 1234/2026")
    assert sent.sender == "Spazio Neutro di Milano"
    assert (sent.court, report.state) == (report.case.court, "transmitted")


def test_altered_file_is_not_transmitted(
    report: Report, sara: Persona, file_of: Callable[[Paper], Path]
) -> None:
    assert report.paper is not None
    file = file_of(report.paper)
    content = file.read_bytes()
    file.write_bytes(content.replace(b"PDF", b"FDP", 1))

    with refused(says="non corrisponde"):
        transmit_report(report, by=sara.user, protocol="PG 2026/001")

    file.write_bytes(content)
    transmit_report(report, by=sara.user, protocol="PG 2026/001")


def test_lost_file_is_not_transmitted(
    report: Report, sara: Persona, file_of: Callable[[Paper], Path]
) -> None:
    assert report.paper is not None
    file_of(report.paper).unlink()

    with refused(says="non corrisponde"):
        transmit_report(report, by=sara.user, protocol="PG 2026/001")


def test_report_that_says_what_became_secret_is_written_anew(
    assigned: Case, report: Report, people: People
) -> None:
    leaking = signed(assigned, people, course=LEAK)
    sealed(assigned, people["sara"])

    with refused("course", says="«Andamento degli incontri»: la relazione non si trasmette"):
        transmit_report(leaking, by=people["sara"].user, protocol="PG 2026/002")

    transmit_report(report, by=people["sara"].user, protocol="PG 2026/001")
    recall_report(leaking, by=people["sara"].user, remarks="Togliere l’indirizzo.")
    draft_report(leaking, by=people["ada"].user, **TEXTS)
    assert leaking.paper is None
    validate_report(leaking, by=people["bruno"].user)
    sign_report(leaking, by=people["gino"].user)
    assert transmit_report(leaking, by=people["sara"].user, protocol="PG 2026/003").is_open()


def test_case_is_held_before_its_secrets_are_looked_for(report: Report, sara: Persona) -> None:
    assert report.case.number
    with CaptureQueriesContext(connection) as captured:
        transmit_report(report, by=sara.user, protocol="PG 2026/001")

    said = [query["sql"] for query in captured]
    looked = next(place for place, sql in enumerate(said) if "cases_protectedrecord" in sql)
    assert any('FROM "cases_case"' in sql for sql in said[:looked])


def test_report_that_was_transmitted_is_not_sent_back(sent: Transmission, sara: Persona) -> None:
    with refused(says="non si può fare"):
        recall_report(sent.report, by=sara.user, remarks="Ripensamento.")


@pytest.mark.parametrize("remarks", ["", "  "])
def test_report_is_sent_back_with_a_reason(report: Report, sara: Persona, remarks: str) -> None:
    with refused("remarks"):
        recall_report(report, by=sara.user, remarks=remarks)


def test_report_is_transmitted_once_signed_and_once(
    assigned: Case, sent: Transmission, people: People
) -> None:
    with refused(says="firmata"):
        transmit_report(sent.report, by=people["sara"].user, protocol="PG 2026/002")
    draft = drafted(assigned, people)
    with refused(says="firmata"):
        transmit_report(draft, by=people["sara"].user, protocol="PG 2026/003")


@pytest.mark.parametrize("protocol", ["", "  "])
def test_transmission_bears_a_protocol_number(report: Report, sara: Persona, protocol: str) -> None:
    with refused("protocol"):
        transmit_report(report, by=sara.user, protocol=protocol)


def test_acknowledgement_is_the_last_word(sent: Transmission, elsa: Persona) -> None:
    acknowledge(sent, by=elsa.user)

    assert (sent.state, sent.decided_by) == ("acknowledged", elsa.user)
    assert sent.report.state == "acknowledged"
    assert elsa.sees(sent)
    assert not elsa.may("documents.acknowledge_transmission", sent)
    for again in (sent, Transmission.objects.get(pk=sent.pk)):
        with refused(says="già stata data risposta"):
            acknowledge(again, by=elsa.user)
        with refused(says="già stata data risposta"):
            reject(again, by=elsa.user, reason="Ripensamento")


@pytest.mark.parametrize("reason", ["", "  "])
def test_rejection_says_why(sent: Transmission, elsa: Persona, reason: str) -> None:
    with refused("reason"):
        reject(sent, by=elsa.user, reason=reason)

    assert Transmission.objects.get(pk=sent.pk).is_open()


def test_rejected_report_is_sent_again(sent: Transmission, people: People) -> None:
    reject(sent, by=people["elsa"].user, reason="Manca il numero di ruolo")
    report = sent.report
    assert (report.state, report.remarks) == ("rejected", "Manca il numero di ruolo")

    draft_report(report, by=people["ada"].user, **{**TEXTS, "course": "Con il numero di ruolo."})
    validate_report(report, by=people["bruno"].user)
    sign_report(report, by=people["gino"].user)
    again = transmit_report(report, by=people["sara"].user, protocol="PG 2026/002")

    assert again.sha256 != sent.sha256
    states = Transmission.objects.order_by("pk").values_list("state", "protocol")
    assert list(states) == [("rejected", "PG 2026/001"), ("sent", "PG 2026/002")]
    assert people["elsa"].sees(sent)
    assert people["elsa"].may("documents.acknowledge_transmission", again)
    assert not people["elsa"].may("documents.acknowledge_transmission", sent)
