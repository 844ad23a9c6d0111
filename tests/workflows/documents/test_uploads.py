import contextlib
import hashlib
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter

from tests.workflows.documents import pdfs
from tests.workflows.documents.content import REPORT
from workflows.documents.pdf import render_report
from workflows.documents.uploads import (
    MAX_BYTES,
    PdfField,
    UploadRefused,
    harmless_name,
    validated_pdf,
)

PAGE = pdfs.written(pdfs.blank())


def upload(content: bytes, name: str = "decreto.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


class Unread:
    """A file that says its size and cannot be read."""

    name = "enorme.pdf"
    size = MAX_BYTES + 1

    def seek(self, *_: int) -> None:
        raise AssertionError("it was read before its size was looked at")

    read = seek


def test_validated_pdf_returns_what_was_sent() -> None:
    content = pdfs.written(pdfs.blank(3))

    accepted = validated_pdf(upload(content))

    assert accepted.content == content
    assert accepted.sha256 == hashlib.sha256(content).hexdigest()
    assert accepted.size == len(content)
    assert accepted.pages == 3
    assert accepted.name == "decreto.pdf"


def test_validated_pdf_accepts_our_own_reports() -> None:
    assert validated_pdf(upload(render_report(REPORT))).pages == 1


def test_validated_pdf_reads_from_the_beginning() -> None:
    half_read = upload(PAGE)
    half_read.read(100)

    assert validated_pdf(half_read).content == PAGE


def test_validated_pdf_accepts_the_limit_and_refuses_one_byte_more() -> None:
    assert validated_pdf(upload(pdfs.of_size(MAX_BYTES))).size == MAX_BYTES
    with pytest.raises(UploadRefused, match="20 MB"):
        validated_pdf(upload(pdfs.of_size(MAX_BYTES + 1)))


def test_validated_pdf_refuses_by_size_before_reading() -> None:
    huge: Any = Unread()

    with pytest.raises(UploadRefused, match="20 MB"):
        validated_pdf(huge)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "vuoto"),
        (b"un testo qualsiasi", "non è un PDF"),
        (b"PK\x03\x04" + PAGE, "non è un PDF"),
        (b"<html>" + PAGE, "non è un PDF"),
        (PAGE[: len(PAGE) // 2], "danneggiato"),
        (PAGE + b"\0" * 2000, "danneggiato"),
        (b"%PDF-1.7\nniente\n%%EOF", "danneggiato"),
        (b"%PDF-1.7\nniente\nstartxref\n0\n%%EOF", "danneggiato"),
        (pdfs.written(PdfWriter()), "non contiene pagine"),
        (pdfs.written(pdfs.encrypted()), "protetto"),
    ],
)
def test_validated_pdf_refuses_what_is_no_plain_pdf(content: bytes, reason: str) -> None:
    with pytest.raises(UploadRefused) as refusal:
        validated_pdf(upload(content))

    assert reason in refusal.value.message


@pytest.mark.parametrize(
    "writer",
    [
        pdfs.with_javascript(),
        pdfs.with_page_script(),
        pdfs.with_attachment(),
        pdfs.with_attachment_on_the_page(),
        pdfs.with_open_action("/Launch"),
        pdfs.with_open_action("/JavaScript"),
        pdfs.with_open_action("/SubmitForm"),
    ],
)
def test_validated_pdf_refuses_active_content(writer: PdfWriter) -> None:
    with pytest.raises(UploadRefused, match="script, comandi o file allegati"):
        validated_pdf(upload(pdfs.written(writer)))


def test_validated_pdf_reads_through_escaped_names() -> None:
    escaped = pdfs.written(pdfs.with_open_action("/Launch")).replace(b"/Launch", b"/L#61unch")

    with pytest.raises(UploadRefused, match="script, comandi o file allegati"):
        validated_pdf(upload(escaped))


def test_validated_pdf_accepts_an_action_that_only_turns_to_a_page() -> None:
    assert validated_pdf(upload(pdfs.written(pdfs.with_open_action("/GoTo")))).pages == 1


@given(st.binary(max_size=400), st.integers(min_value=0, max_value=len(PAGE)))
def test_validated_pdf_answers_any_bytes(junk: bytes, at: int) -> None:
    content = PAGE[:at] + junk + PAGE[at:]

    with contextlib.suppress(UploadRefused):
        assert validated_pdf(upload(content)).pages == 1


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("decreto.PDF", "decreto.pdf"),
        ("Decreto n. 12 (bis), d’urgenza.pdf", "Decreto n. 12 (bis), d’urgenza.pdf"),
        ('x"><script>.pdf', "x___script_.pdf"),
        ("fdp\u202eexe.scr", "fdpexe.scr.pdf"),
        ("a\r\nSet-Cookie: b.pdf", "a_Set-Cookie_ b.pdf"),
        ("...", "documento.pdf"),
        ("è" * 300 + ".pdf", "è" * 116 + ".pdf"),
    ],
)
def test_harmless_name_keeps_what_can_be_shown(sent: str, shown: str) -> None:
    assert harmless_name(sent) == shown


@pytest.mark.parametrize("sent", ["../../etc/passwd", "C:\\temp\\passwd", "/passwd.pdf"])
def test_harmless_name_drops_the_path(sent: str) -> None:
    assert harmless_name(sent) == "passwd.pdf"


def test_validated_pdf_makes_the_name_harmless() -> None:
    assert validated_pdf(upload(PAGE, "<b>.pdf")).name == "_b_.pdf"


class OrderForm(forms.Form):
    order = PdfField()
    annex = PdfField(required=False)


def sent(**files: SimpleUploadedFile) -> OrderForm:
    return OrderForm({}, MultiValueDict({name: [file] for name, file in files.items()}))


def test_pdf_field_cleans_to_the_accepted_pdf() -> None:
    form = sent(order=upload(PAGE))

    assert form.is_valid()
    assert form.cleaned_data["order"].pages == 1
    assert form.cleaned_data["annex"] is None


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({}, "obbligatorio"),
        ({"order": upload(b"")}, "vuoto"),
        ({"order": upload(b"testo")}, "non è un PDF"),
    ],
)
def test_pdf_field_says_why_it_refuses(files: dict[str, SimpleUploadedFile], reason: str) -> None:
    form = sent(**files)

    assert reason in form.errors["order"][0]


def test_pdf_field_does_not_fall_back_on_an_initial_file() -> None:
    form = OrderForm({}, MultiValueDict(), initial={"order": "vecchio.pdf"})

    assert not form.is_valid()


def test_pdf_field_tells_the_browser_and_the_person_what_it_takes() -> None:
    field = OrderForm()["order"]

    assert 'accept="application/pdf"' in str(field)
    assert field.help_text == "PDF, al massimo 20 MB"
