"""The certificate as a PDF that archives keep and screen readers read."""

import io
from typing import Any

import pytest
import time_machine
from pypdf import PdfReader

from intranet.network.training.certificates.paper import printed
from intranet.network.training.models import Certificate, Course
from intranet.network.training.shares import attended_days
from tests.workflows.documents.test_pdf import structure_roles
from workflows.documents.pdf import Unprintable
from workflows.documents.storage import read


@pytest.fixture
def certificate(concluded_course: Course) -> Certificate:
    return Certificate.objects.get()


def opened(certificate: Certificate) -> PdfReader:
    return PdfReader(io.BytesIO(read(certificate.path)))


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_certificate_prints_who_what_and_how_long(certificate: Certificate) -> None:
    text = text_of(opened(certificate))

    for words in (
        "Comune di Milano Spazio Neutro di Milano",
        "Attestato di partecipazione",
        "Ada Conti Spazio Neutro di Milano",
        "Ascoltare un bambino",
        "tenuto da Anna Verdi, per 8 ore in tutto.",
        "5 ott 2026 4 ore 12 ott 2026 4 ore",
        "Rilasciato il 13 ott 2026 da Bruno Ferri",
        f"Numero A 2026/1, codice {certificate.code}",
        "pagina 1 di 1",
    ):
        assert words in text, words
    assert "Sostituisce" not in text


def test_certificate_declares_archivable_and_accessible(certificate: Certificate) -> None:
    root: Any = opened(certificate).root_object

    xmp = root["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert root["/Lang"] == "it"
    roles = structure_roles(root["/StructTreeRoot"])
    assert (roles.count("/H1"), roles.count("/H2"), roles.count("/TH")) == (1, 1, 2)
    assert "Ada" not in xmp


def test_certificate_is_the_same_bytes_whenever_it_is_printed(certificate: Certificate) -> None:
    days = attended_days(certificate.enrolment)
    with time_machine.travel("2030-02-03 04:05"):
        later = printed(certificate, days)

    assert later == read(certificate.path)
    certificate.name = "Un’altra"
    assert printed(certificate, days) != later


@pytest.mark.parametrize("source", ['#panic("x")', "$x^2$ *bold*", '"; #import "x" [a] {b}'])
def test_certificate_prints_typst_source_literally(certificate: Certificate, source: str) -> None:
    certificate.name = certificate.title = source
    reader = PdfReader(io.BytesIO(printed(certificate, [])))

    assert text_of(reader).count(source) == 2


def test_certificate_refuses_what_no_font_draws(certificate: Certificate) -> None:
    certificate.name = "Ada 😀"

    with pytest.raises(Unprintable) as refusal:
        printed(certificate, [])

    assert refusal.value.characters == ("😀",)


def test_another_certificate_says_which_it_supersedes(certificate: Certificate) -> None:
    certificate.supersedes = Certificate(year=2026, serial=7)

    text = text_of(PdfReader(io.BytesIO(printed(certificate, []))))

    assert "Sostituisce l’attestato A 2026/7, che non vale più." in text
