"""Approved minutes on paper: archivable, accessible, and nothing of it interpreted."""

import io

from pypdf import PdfReader

from intranet.network.meetings.actions.decisions import decide
from intranet.network.meetings.actions.writing import write
from intranet.network.meetings.minutes.paper import printed
from intranet.network.meetings.minutes.reading import whole
from intranet.network.meetings.models import Meeting, Minutes
from tests.intranet.content.pages import browser
from tests.intranet.network.meetings.conftest import DUE, colleague
from tests.personas import Persona


def words(pdf: bytes) -> str:
    return " ".join(
        "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split()
    )


def test_paper_says_who_was_there_what_was_said_and_decided(
    held: Meeting, table: dict[str, Persona]
) -> None:
    point = held.points.last()
    assert point
    by = table["dino"].user
    decide(held, by=by, text="Due preventivi.", owner=colleague("gino"), due=DUE, point=point)
    minutes = write(held, by=by, seen=0, text="#eval(1) *no*", entries={point.pk: "Sì: ⟨così⟩."})
    minutes.state, minutes.approved_at = Minutes.State.APPROVED, held.ends_at
    minutes.save()

    pdf = printed(whole(minutes))

    said = words(pdf)
    for each in ("Gino Marchi", "#eval(1) *no*", "D 2026/1", "Due preventivi.", "15 ott 2026"):
        assert each in said
    assert printed(whole(minutes)) == pdf


def test_name_that_cannot_be_printed_does_not_keep_the_paper_back(
    approved: Minutes, table: dict[str, Persona]
) -> None:
    gino = table["gino"].user
    gino.last_name = "Marchi\U0001f98a"
    gino.save()

    assert "Gino Marchi?" in words(printed(whole(approved)))


def test_paper_is_pdf_a_and_ua(approved: Minutes) -> None:
    reader = PdfReader(io.BytesIO(printed(whole(approved))))

    metadata = reader.xmp_metadata
    assert metadata is not None
    about = metadata.stream.get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in about
    assert "<pdfuaid:part>1</pdfuaid:part>" in about
    assert str(reader.root_object["/Lang"]).startswith("it")


def test_paper_is_there_once_they_are_approved(
    submitted: Minutes, table: dict[str, Persona]
) -> None:
    address = f"/rete/sedute/{submitted.meeting_id}/verbale.pdf"
    assert browser(table["gino"]).get(address).status_code == 404
    submitted.state, submitted.approved_at = Minutes.State.APPROVED, submitted.meeting.ends_at
    submitted.save()

    answer = browser(table["gino"]).get(address)

    assert answer["Content-Type"] == "application/pdf"
    assert browser(table["ada"]).get(address).status_code == 404
