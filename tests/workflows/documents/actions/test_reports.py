import io

import pytest
from pypdf import PdfReader

from tests.personas import Persona, receive
from tests.refusals import refused
from tests.workflows.cases.actions.secrets import sealed
from tests.workflows.documents.actions.written import TEXTS, drafted, signed, validated
from workflows.cases.models import Case
from workflows.documents.actions.reports import (
    begin_report,
    draft_report,
    return_report,
    sign_report,
    validate_report,
)
from workflows.documents.models import Report
from workflows.documents.storage import read, verify

People = dict[str, Persona]
LEAK = "Ora vivono in VIA DEI TIGLI, n. 4."


def test_report_is_validated_by_somebody_else(assigned: Case, people: People) -> None:
    report = drafted(assigned, people)
    with refused(says="convalidarla"):
        validate_report(report, by=people["ada"].user)

    validate_report(report, by=people["bruno"].user)

    assert (report.state, report.validator) == ("validated", people["bruno"].user)


def test_report_is_signed_by_who_did_not_write_it(assigned: Case, people: People) -> None:
    report = validated(assigned, people)
    with refused(says="firmarla"):
        sign_report(report, by=people["ada"].user)

    sign_report(report, by=people["gino"].user)

    assert (report.state, report.signer) == ("signed", people["gino"].user)


def test_signed_pdf_prints_the_texts_and_who_answers_for_them(
    assigned: Case, people: People
) -> None:
    report = signed(assigned, people)

    assert report.paper is not None
    pages = PdfReader(io.BytesIO(read(report.paper.path))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    for words in (*TEXTS.values(), "Ada Conti", "Bruno Ferri", "Gino Marchi", assigned.number):
        assert words in text
    assert "R.G. 1234/2026" in text
    assert "Giulia (anno di nascita 2017)" in text


def test_signed_pdf_is_the_file_its_digest_names(assigned: Case, people: People) -> None:
    paper = signed(assigned, people).paper

    assert paper is not None
    assert verify(paper.path, paper.sha256)
    assert (paper.kind, paper.size) == ("report", len(read(paper.path)))
    assert paper.pages >= 1


@pytest.mark.parametrize("at", ["validation", "signature"])
def test_report_sent_back_is_written_again(assigned: Case, people: People, at: str) -> None:
    report = (drafted if at == "validation" else validated)(assigned, people)

    return_report(report, by=people["bruno"].user, remarks="Manca la data")
    assert (report.state, report.remarks) == ("returned", "Manca la data")
    draft_report(report, by=people["ada"].user, **{**TEXTS, "course": "Tre incontri."})

    report.refresh_from_db()
    assert (report.state, report.course, report.remarks) == ("submitted", "Tre incontri.", "")
    assert report.validator is None


def test_report_refused_by_the_clerk_forgets_its_first_round(
    assigned: Case, people: People
) -> None:
    report = signed(assigned, people)
    report.state = Report.State.REJECTED
    report.save()

    draft_report(report, by=people["ada"].user, **TEXTS)

    report.refresh_from_db()
    assert [report.validator, report.validated_at, report.signer, report.signed_at] == [None] * 4
    assert report.paper is None
    assert assigned.papers.filter(kind="report").count() == 1


def test_step_out_of_turn_is_refused(assigned: Case, people: People) -> None:
    begun = begin_report(assigned, by=people["ada"].user)
    bruno, gino = people["bruno"].user, people["gino"].user

    with refused(says="In redazione"):
        validate_report(begun, by=bruno)
    with refused():
        sign_report(begun, by=gino)
    with refused():
        return_report(begun, by=bruno, remarks="Manca")
    submitted = drafted(assigned, people)
    with refused(says="Da convalidare"):
        sign_report(submitted, by=gino)
    with refused():
        draft_report(submitted, by=people["ada"].user, **TEXTS)


def test_signed_report_changes_no_more(assigned: Case, people: People) -> None:
    report = signed(assigned, people)

    with refused():
        draft_report(report, by=people["ada"].user, **TEXTS)
    with refused():
        sign_report(report, by=people["gino"].user)
    with refused():
        return_report(report, by=people["bruno"].user, remarks="Tardi")


def test_report_that_cannot_be_printed_is_not_signed(assigned: Case, people: People) -> None:
    report = validated(assigned, people, conclusions="Un segno ignoto: \U000e0001\ue000")

    with refused(says="\ue000"):
        sign_report(report, by=people["gino"].user)

    report.refresh_from_db()
    assert (report.state, report.paper) == ("validated", None)


@pytest.mark.parametrize("section", list(TEXTS))
def test_report_that_says_a_secret_is_not_sent_to_validation(
    assigned: Case, people: People, section: str
) -> None:
    sealed(assigned, people["sara"])
    report = begin_report(assigned, by=people["ada"].user)

    with refused(section, says="indirizzo riservato") as refusal:
        draft_report(report, by=people["ada"].user, **{**TEXTS, section: LEAK})

    assert "Tigli" not in str(refusal.value.message)
    report.refresh_from_db()
    assert (report.state, getattr(report, section)) == ("draft", "")


def test_report_written_before_its_secret_was_sealed_is_neither_validated_nor_signed(
    assigned: Case, people: People
) -> None:
    report = drafted(assigned, people, observations=LEAK)
    ready = validated(assigned, people, conclusions=LEAK)
    sealed(assigned, people["sara"])

    with refused("observations", says="Osservazioni"):
        validate_report(report, by=people["bruno"].user)
    with refused("conclusions", says="Conclusioni"):
        sign_report(ready, by=people["gino"].user)


def test_secret_of_another_case_stops_no_report(
    assigned: Case, people: People, sara: Persona
) -> None:
    sealed(receive(sara, 77), sara)

    assert drafted(assigned, people, course=LEAK).state == "submitted"
