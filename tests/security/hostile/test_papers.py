"""A PDF is reopened: nothing in it acts, and what was written is there to be copied."""

import io
from dataclasses import replace

from pypdf import PdfWriter
from pypdf.annotations import Link

from tests.security.hostile.papers import faults
from tests.workflows.documents.content import REPORT
from workflows.documents.pdf import Section, render_report


def printed(*paragraphs: str) -> bytes:
    section = Section("Osservazioni", paragraphs)
    return render_report(replace(REPORT, sections=(section,)))


def test_text_printed_as_text_has_no_fault() -> None:
    text = '#import "x" *grassetto* $x^2$ @etichetta {{ 7*7 }} https://evil.example'

    found = list(faults(printed(text), printed("Parola"), [text]))

    assert found == []


def test_text_missing_from_the_paper_is_found() -> None:
    found = list(faults(printed("Prima parte"), printed("Parola"), ["Prima parte e seconda"]))

    assert [kind for kind, _ in found] == ["not whole in PDF"]


def test_link_in_the_paper_is_found() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(printed("Parola")))
    writer.add_annotation(0, Link(rect=(0, 0, 9, 9), url="https://evil.example"))
    linked = io.BytesIO()
    writer.write(linked)

    found = {kind for kind, _ in faults(linked.getvalue(), printed("Parola"), [])}

    assert "PDF with links or notes" in found
