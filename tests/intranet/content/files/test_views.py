"""Files in and out: what is taken, from whom, and to whom it is given again."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pytest_django import Settings

from intranet.content.actions.publishing import pass_on
from intranet.content.actions.uploading import bring
from intranet.content.files.examining import examined
from intranet.content.kinds import Kind
from intranet.content.models import Item, Upload
from intranet.content.models.tree import WIDTH, step
from intranet.portal.demo.papers import paper
from tests.intranet.content.pages import browser, page, published, sent, statements, status
from tests.personas import Persona


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def photo(width: int = 1000, kind: str = "JPEG", **how: object) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, 500), "#246").save(file, kind, **how)
    return file.getvalue()


def located() -> bytes:
    """A photo that says where it was taken, held upright by the camera's word alone."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "in casa di Lia Bianchi"
    return photo(exif=exif)


def office(part: str, **more: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in {"[Content_Types].xml": "<x/>", part: "<x/>", **more}.items():
            archive.writestr(name, text)
    return file.getvalue()


def file(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/octet-stream")


def carried(who: Persona, folder: Item, *files: SimpleUploadedFile) -> str:
    """Send files by the form of the folder; what the next page says of it."""
    address = f"/contenuti/{folder.pk}/carica/"
    answer = browser(who).post(address, {"files": files}, follow=True)
    return answer.content.decode().replace("&#x27;", "’").replace("&quot;", '"')


def test_files_are_added_each_by_itself(section: Item, dino: Persona) -> None:
    text = carried(
        dino, section, file("patto.txt", b"Si arriva puntuali."), file("x.exe", b"MZ\x90\x00")
    )

    item = section.children.get()
    assert item.upload
    assert (item.kind, item.title, item.upload.words) == ("file", "patto", "Si arriva puntuali.")
    assert "Caricati: patto" in text
    assert "«x.exe»: Il contenuto non è di un tipo ammesso" in text


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("foto.png", b"<script>alert(1)</script>"),
        ("foto.png", b"#!/bin/sh\nrm -rf /"),
        ("foto.png", b"\x89PNG\r\n\x1a\n<script>alert(1)</script>"),
        ("disegno.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
        ("pagina.html", b"<p>ciao</p>"),
        ("testo.txt", b"a\0b"),
        ("testo.txt", b"\xff\xfe\xfa\xfb"),
        ("modulo.docx", b"PK\x03\x04 nothing"),
        ("macro.docx", office("word/document.xml", **{"word/vbaProject.bin": "x"})),
        ("tabella.docx", office("xl/workbook.xml")),
        ("programma.pdf", b"MZ\x90\x00"),
        ("vuoto.txt", b""),
    ],
)
def test_file_of_another_kind_than_it_says_is_refused(
    section: Item, dino: Persona, name: str, content: bytes
) -> None:
    text = carried(dino, section, file(name, content))

    assert f"«{name}»: " in text or "Nessun file era scelto" in text
    assert not section.children.exists()
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("foto.jpg", photo()),
        ("foto.png", photo(kind="PNG")),
        ("foto.gif", photo(kind="GIF")),
        ("foto.webp", photo(kind="WEBP")),
        ("modulo.docx", office("word/document.xml")),
        ("tabella.xlsx", office("xl/workbook.xml")),
        ("elenco.csv", "nome;età\nà;3\n".encode()),
    ],
)
def test_file_of_every_kind_of_the_list_is_taken(
    section: Item, dino: Persona, name: str, content: bytes
) -> None:
    text = carried(dino, section, file(name, content))

    assert section.children.count() == 1, text


def test_words_of_a_pdf_are_found_and_a_damaged_one_is_kept(section: Item, dino: Persona) -> None:
    letter = paper("Provincia", "Circolare", ["Gli incontri riprendono lunedì."])
    whole = file("circolare.pdf", letter.read())

    carried(dino, section, whole, file("rotta.pdf", b"%PDF-1.7 rotta"))

    words = dict(Upload.objects.values_list("name", "words"))
    assert "riprendono" in words["circolare.pdf"]
    assert words["rotta.pdf"] == ""


def test_picture_says_nothing_of_where_it_was_taken(section: Item, dino: Persona) -> None:
    carried(dino, section, file("foto.jpg", located()))

    item = section.children.get()
    content = browser(dino).get(f"/contenuti/{item.pk}/file/").content
    with Image.open(io.BytesIO(content)) as image:
        assert dict(image.getexif()) == {}
        assert image.size == (500, 1000)
    assert b"Lia" not in content


def test_picture_is_given_in_the_width_that_is_asked(section: Item, dino: Persona) -> None:
    carried(dino, section, file("foto.jpg", photo(1000)))
    item = section.children.get()

    sizes = []
    for width in (400, 800, 1600):
        answer = browser(dino).get(f"/contenuti/{item.pk}/immagine/{width}/")
        with Image.open(io.BytesIO(answer.content)) as image:
            sizes.append(image.size)
    assert sizes == [(400, 200), (800, 400), (1000, 500)]
    assert answer.headers["Content-Disposition"] == 'inline; filename="foto.jpg"'
    assert status(dino, f"/contenuti/{item.pk}/immagine/401/") == 404


def test_picture_with_too_many_points_is_refused(section: Item, dino: Persona) -> None:
    bomb = io.BytesIO()
    Image.new("1", (9000, 9000)).save(bomb, "PNG")

    text = carried(dino, section, file("bomba.png", bomb.getvalue()))

    assert "troppi punti" in text
    assert not section.children.exists()


def test_file_is_given_as_a_download_that_no_browser_opens(section: Item, dino: Persona) -> None:
    item = bring(section, by=dino.user, upload=examined("patto d’intesa.txt", b"Testo."))
    client = browser(dino)

    answer = client.get(f"/contenuti/{item.pk}/file/")
    again = client.get(
        f"/contenuti/{item.pk}/file/", headers={"If-None-Match": answer.headers["ETag"]}
    )

    assert item.upload
    assert answer.content == b"Testo."
    assert answer.headers["Content-Disposition"].startswith("attachment; ")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["ETag"] == f'"{item.upload.sha256}"'
    assert again.status_code == 304


def test_file_is_given_to_who_may_see_it(
    section: Item, dino: Persona, ada: Persona, elsa: Persona
) -> None:
    item = bring(section, by=dino.user, upload=examined("patto.txt", b"Testo."))
    address = f"/contenuti/{item.pk}/file/"
    internal = [status(who, address) for who in (ada, elsa, None)]
    published(item, dino.user, "publish_outside")
    external = [status(who, address) for who in (ada, elsa, None)]
    pass_on(section, by=dino.user, transition="hide")
    hidden = [status(who, address) for who in (ada, elsa, None)]

    assert internal == [200, 404, 404]
    assert external == [200, 200, 200]
    assert hidden == [404, 404, 404]


def test_nobody_adds_files_where_they_may_not(section: Item, ada: Persona) -> None:
    answer = browser(ada).post(f"/contenuti/{section.pk}/carica/", {"files": [file("a.txt", b"a")]})

    assert answer.status_code == 404
    assert not section.children.exists()


def test_script_of_the_page_is_told_of_each_file(section: Item, dino: Persona) -> None:
    answer = browser(dino).post(
        f"/contenuti/{section.pk}/carica/",
        {"files": [file("a.txt", b"a"), file("b.svg", b"<svg/>")]},
        headers={"Accept": "application/json"},
    )

    assert answer.json()["done"] == ["a"]
    assert [each["name"] for each in answer.json()["refused"]] == ["b.svg"]


def test_form_of_a_file_adds_it_and_puts_another_in_its_place(section: Item, dino: Persona) -> None:
    address = f"/contenuti/{section.pk}/nuovo/file/"
    fileless = sent(dino, address, title="Patto")
    picture = sent(dino, address, upload=file("foto.jpg", photo()))
    sent(dino, address, upload=file("patto.txt", b"Uno."), summary="Da firmare.")
    item = section.children.get()

    kept = sent(dino, f"/contenuti/{item.pk}/modifica/", title="Il patto")
    sent(dino, f"/contenuti/{item.pk}/modifica/", title="Il patto", upload=file("due.txt", b"Due."))

    item.refresh_from_db()
    assert item.upload
    assert "da correggere" in fileless[1]
    assert "va aggiunta come immagine" in picture[1]
    assert kept[0] == 302
    assert (item.title, item.upload.name, item.kind) == ("Il patto", "due.txt", Kind.FILE)
    assert item.history.count() >= 3
    assert "due.txt" in page(dino, item.get_absolute_url())


def test_one_content_is_kept_once(section: Item, dino: Persona, media: Path) -> None:
    carried(dino, section, file("a.txt", b"Testo."), file("b.txt", b"Testo."))

    assert len([each for each in media.rglob("*") if each.is_file()]) == 1
    assert section.children.count() == 2


@pytest.mark.alike
@pytest.mark.parametrize("count", [1, 2000])
def test_folder_of_many_files_costs_what_one_of_few_costs(
    section: Item, dino: Persona, count: int
) -> None:
    first = bring(section, by=dino.user, upload=examined("patto.txt", b"Testo."))
    Item.objects.bulk_create(_others(first, count - 1))

    assert statements(dino, "/protocolli/") == 15
    assert statements(dino, f"/contenuti/{section.pk}/") == 12
    assert "patto" in carried(dino, section, file("patto.txt", b"Un altro testo."))
    assert section.children.filter(slug=f"patto-{count + 1}").exists()


def _others(first: Item, count: int) -> Iterator[Item]:
    """As if the same had been brought again and again."""
    names = ("parent", "kind", "title", "owner", "organisation", "upload")
    again = {name: getattr(first, name) for name in names}
    for number in range(2, count + 2):
        key, slug = first.pk + number, f"patto-{number}"
        path, address = first.path[:-WIDTH] + step(key), f"protocolli/{slug}"
        yield Item(pk=key, slug=slug, position=number, path=path, address=address, **again)
