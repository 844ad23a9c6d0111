"""What files say for the search: office documents too, whoever packed them."""

import io
import zipfile
from collections.abc import Mapping

import pytest

from intranet.content.files import archives
from intranet.content.files.examining import examined
from intranet.content.files.office import DEEPEST, MOST_ELEMENTS
from intranet.content.files.words import MOST_LETTERS, words_of
from permissions.refusal import Refused

OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."
DOCX, XLSX, PPTX = (
    f"{OFFICE}wordprocessingml.document",
    f"{OFFICE}spreadsheetml.sheet",
    f"{OFFICE}presentationml.presentation",
)
ODT, ODS = f"{OPEN}text", f"{OPEN}spreadsheet"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TEXT = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def packed(parts: Mapping[str, str], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def letter(body: str, how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A Word document with this body."""
    parts = {"word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>"}
    return packed({"[Content_Types].xml": "<Types/>", **parts}, how)


def said(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def note(body: str) -> bytes:
    """An OpenDocument text with this body."""
    inside = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {TEXT}>{inside}</office:document-content>"
    return packed({"mimetype": ODT, "content.xml": content})


def test_paragraphs_of_a_letter_stand_apart() -> None:
    content = letter(
        said("Gli incontri ripren")[:-6]
        + "<w:r><w:t>dono</w:t><w:tab/><w:t>lunedì &amp; martedì.</w:t></w:r></w:p>"
        + said("Distinti saluti")
    )

    assert words_of(DOCX, content) == (
        "Gli incontri riprendono\nlunedì & martedì.\nDistinti saluti"
    )


def test_what_was_struck_out_of_a_document_is_not_found() -> None:
    word = letter(
        said("Resta")
        + "<w:p><w:del><w:r><w:delText>tolto</w:delText></w:r></w:del></w:p>"
        + "<w:p><w:r><w:instrText>HYPERLINK campo</w:instrText></w:r></w:p>"
    )
    open_document = note(
        "<text:tracked-changes><text:p>tolto</text:p></text:tracked-changes>"
        "<text:p>Resta<office:annotation><text:p>a margine</text:p></office:annotation></text:p>"
    )

    assert words_of(DOCX, word) == "Resta"
    assert words_of(ODT, open_document) == "Resta"


def test_table_and_slides_say_their_words() -> None:
    table = packed(
        {
            "xl/workbook.xml": "<workbook/>",
            "xl/worksheets/sheet1.xml": "<c><is><t>in riga</t></is></c><c><v>12</v></c>".join(
                ("<worksheet>", "</worksheet>")
            ),
            "xl/sharedStrings.xml": "<sst><si><t>Chiusure</t></si><si><t>Agosto</t></si></sst>",
        }
    )
    slides = packed(
        {
            "ppt/presentation.xml": "<x/>",
            "ppt/slides/slide1.xml": '<a:p xmlns:a="urn:a"><a:t>Formazione</a:t></a:p>',
        }
    )
    sheet = packed(
        {
            "mimetype": ODS,
            "content.xml": f"<x {TEXT}><text:p>Turni</text:p><text:p>Sabato</text:p></x>",
        }
    )

    assert words_of(XLSX, table) == "Chiusure\nAgosto\nin riga"
    assert words_of(PPTX, slides) == "Formazione"
    assert words_of(ODS, sheet) == "Turni\nSabato"


def test_document_is_examined_with_its_words() -> None:
    assert examined("lettera.docx", letter(said("Convocazione"))).words == "Convocazione"
    assert examined("nota.odt", note("<text:p>Convocazione</text:p>")).words == "Convocazione"


@pytest.mark.parametrize(
    "before",
    [
        '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w SYSTEM "http://altrove.example/w.dtd">',
    ],
)
def test_document_that_defines_entities_says_nothing(before: str) -> None:
    content = packed({"word/document.xml": f"{before}<w:t {WORD}>detto &a; &b;</w:t>"})

    assert words_of(DOCX, content) == ""


def test_document_that_swells_is_read_as_far_as_is_enough() -> None:
    long = letter(said("parola " * 10_000_000))
    deep = letter(said("prima") + "<w:t>" * DEEPEST + "poi" + "</w:t>" * DEEPEST)
    wide = letter(said("prima") + "<w:p/>" * MOST_ELEMENTS + said("poi"))

    assert len(words_of(DOCX, long)) == MOST_LETTERS
    assert words_of(DOCX, deep) == "prima"
    assert words_of(DOCX, wide) == "prima"


@pytest.mark.parametrize(
    "content",
    [
        letter(said("detto"), zipfile.ZIP_BZIP2),
        letter(said("detto"), zipfile.ZIP_LZMA),
        packed({"word/document.xml": "no XML"}),
        packed({"word/altro.xml": said("detto")}),
        letter(said("detto"))[:200],
        b"PK\x03\x04",
    ],
)
def test_damaged_document_says_nothing_and_fails_nobody(content: bytes) -> None:
    assert words_of(DOCX, content) == ""


def test_damage_takes_only_what_comes_after_it() -> None:
    content = packed({"word/document.xml": f"<w:body {WORD}>{said('prima')}</w:t>{said('poi')}"})

    assert words_of(DOCX, content) == "prima"


def test_part_is_unpacked_no_further_than_asked() -> None:
    content = packed({"mimetype": "a" * 1_000_000})

    with archives.opened(content) as archive:
        pieces = list(archives.unpacked(archive, "mimetype", 100_000))

    assert sum(map(len, pieces)) == 100_000
    assert max(map(len, pieces)) == archives.STEP


def test_archive_of_very_many_parts_is_not_opened() -> None:
    parts = dict.fromkeys(map(str, range(archives.MOST_PARTS)), "")
    content = packed({"word/document.xml": said("detto"), **parts})

    with pytest.raises(Refused):
        examined("lettera.docx", content)


@pytest.mark.parametrize(
    ("name", "stated"),
    [("a.pdf", "application/pdf"), ("a.txt", "text/plain"), ("a.odt", f"{ODT}x")],
)
def test_archive_is_not_what_it_states_alone(name: str, stated: str) -> None:
    with pytest.raises(Refused):
        examined(name, packed({"mimetype": stated, "content.xml": "<x/>"}))
