import io
import re
from dataclasses import replace
from typing import Any

import pytest
import time_machine
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from tests.workflows.documents.content import REPORT
from workflows.documents.pdf import (
    Child,
    ReportContent,
    Section,
    Unprintable,
    VisitRow,
    render_report,
    unprintable,
)


def opened(content: ReportContent) -> PdfReader:
    return PdfReader(io.BytesIO(render_report(content)))


def catalogue(content: ReportContent) -> Any:
    return opened(content).root_object


def text_of(content: ReportContent) -> str:
    """The words on all pages, each run of blanks as one space."""
    return " ".join(" ".join(page.extract_text() for page in opened(content).pages).split())


def saying(*paragraphs: str) -> ReportContent:
    return replace(REPORT, sections=(Section("Fatti osservati", paragraphs),))


def test_report_prints_all_its_content() -> None:
    text = text_of(REPORT)

    for words in (
        "Comune di Milano",
        "Spazio Neutro",
        "Via Esempio 12, 20100 Milano",
        "Milano, 1° ottobre 2026",
        "Alla cancelleria Tribunale per i minorenni di Milano",
        "Relazione conclusiva",
        "Procedimento Volontaria giurisdizione, R.G. 1234/2025",
        "Fascicolo 2026/0142",
        "Protocollo MI.2026.0045871",
        "Minori Luca (anno di nascita 2017), Anna (anno di nascita 2019)",
        "1. Fatti osservati Il padre è arrivato puntuale. Luca ha portato un disegno.",
        "2. Conclusioni",
        "Data Tipo Esito 03/03/2026 Protetto Svolto 10/03/2026 Facilitato Assenza",
        "Redazione Ada Conti operatrice 20 settembre 2026",
        "Validazione Bruno Ferri coordinatore 25 settembre 2026",
        "Firma del responsabile Gino Marchi responsabile del servizio 1° ottobre 2026",
        "Fascicolo 2026/0142 · pagina 1 di 1",
    ):
        assert words in text


def test_report_leaves_out_what_it_was_not_given() -> None:
    text = text_of(replace(REPORT, protocol=None, children=(Child("Luca", 2017),), visits=()))

    assert "Protocollo" not in text
    assert "Minore Luca" in text
    assert "Nessun incontro registrato." in text
    assert "Esito" not in text


def test_report_repeats_number_header_and_table_head_on_every_page() -> None:
    report = opened(replace(REPORT, visits=REPORT.visits * 40))

    last = len(report.pages)
    assert last > 1
    for index, page in enumerate(report.pages, start=1):
        text = page.extract_text()
        assert f"Fascicolo 2026/0142 · pagina {index} di {last}" in text
        assert "Tipo" in text
        assert ("Comune di Milano · Spazio Neutro" in text) == (index > 1)


@pytest.mark.parametrize(
    "source",
    [
        '#panic("x")',
        '#read("/etc/passwd")',
        "$x^2$ *bold* _emph_ `raw`",
        "\\u{41} \\ # @ref <label> // comment",
        '"; #import "x" [a] {b}',
        "= titolo",
        "{{ request }} {% csrf %}",
    ],
)
def test_report_prints_typst_source_literally(source: str) -> None:
    report = replace(
        saying(source),
        title=f"Relazione {source}",
        court=source,
        visits=(VisitRow(REPORT.on, source, source),),
        author=replace(REPORT.author, name=source),
    )

    text = text_of(report)

    assert text.count(source) == 6
    assert "root:" not in text


def test_report_keeps_line_ends_within_a_paragraph() -> None:
    page = opened(saying("prima riga\nseconda riga")).pages[0].extract_text()

    assert re.search(r"prima riga ?\nseconda riga", page)


def test_report_strips_controls_and_bidirectional_overrides() -> None:
    text = text_of(saying("a\x00b \u202efdp.exe\u202c \x1b[0m \ud800fine"))

    assert "ab fdp.exe [0m fine" in text


def test_report_breaks_a_run_without_spaces_and_loses_nothing() -> None:
    text = text_of(saying("Q" * 100_000)).replace("\u200b", "")

    assert text.count("Q") == 100_000
    assert max(len(word) for word in text.split()) < 80


def test_report_prints_other_alphabets() -> None:
    text = text_of(saying("Олена Ελένη → ☐ Nguyễn"))

    assert "Олена Ελένη → ☐ Nguyễn" in text


def test_report_refuses_characters_that_no_font_draws() -> None:
    with pytest.raises(Unprintable) as refusal:
        render_report(saying("un 😀 e un 😀", "中"))

    assert refusal.value.characters == ("😀", "中")


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("perché «no» → Олена\x00", ()),
        ("", ()),
        ("a😀b中c😀", ("😀", "中")),
        ("\uf0b7 uno", ("\uf0b7",)),
    ],
)
def test_unprintable_names_the_characters_to_replace(text: str, missing: tuple[str, ...]) -> None:
    assert unprintable(text) == missing


def test_report_is_the_same_bytes_whenever_it_is_made() -> None:
    with time_machine.travel("2030-02-03 04:05"):
        later = render_report(REPORT)

    assert render_report(REPORT) == later
    assert render_report(replace(REPORT, number="2026/0143")) != later


def test_report_metadata_names_the_service_and_no_person() -> None:
    report = opened(REPORT)

    assert report.metadata is not None
    assert report.metadata.title == "Relazione conclusiva – Fascicolo 2026/0142"
    assert report.metadata.author == "Comune di Milano, Spazio Neutro"
    assert report.metadata.creation_date is not None
    assert report.metadata.creation_date.date() == REPORT.on
    everything = str(report.metadata) + catalogue(REPORT)["/Metadata"].get_data().decode()
    for person in ("Ada", "Bruno", "Gino", "Luca", "Anna"):
        assert person not in everything


def test_report_declares_archivable_and_accessible() -> None:
    root = catalogue(REPORT)

    xmp = root["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert root["/Lang"] == "it"
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def test_report_is_tagged_with_headings_and_a_table_head() -> None:
    roles = structure_roles(catalogue(REPORT)["/StructTreeRoot"])

    assert roles.count("/H1") == 1
    assert roles.count("/H2") == 3
    assert roles.count("/Table") == 1
    assert roles.count("/TH") == 3
    assert roles.count("/TD") == 6


def test_report_embeds_only_its_own_fonts() -> None:
    resources: Any = opened(REPORT).pages[0]["/Resources"]

    names = {str(font.get_object()["/BaseFont"]) for font in resources["/Font"].values()}
    assert names
    assert all("+TitilliumWeb-" in name for name in names)


def structure_roles(element: object) -> list[str]:
    """The roles of the structure tree, in reading order (ISO 32000-1, 14.7)."""
    if isinstance(element, ArrayObject):
        return [role for kid in element for role in structure_roles(kid.get_object())]
    if not isinstance(element, DictionaryObject):
        return []
    own = [str(element["/S"])] if "/S" in element else []
    return own + structure_roles(element.get("/K"))
