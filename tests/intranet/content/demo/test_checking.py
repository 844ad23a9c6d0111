"""A fixture that contradicts itself is refused, and the words say where."""

import shutil
from pathlib import Path

import pytest

from intranet.content.demo.entries import WrongSite
from intranet.content.demo.reading import SOURCE, read_site


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A copy of the fixture, to spoil."""
    return Path(shutil.copytree(SOURCE, tmp_path / "site"))


def spoil(path: Path, before: str, after: str) -> None:
    words = path.read_text()
    assert before in words
    path.write_text(words.replace(before, after, 1))


@pytest.mark.parametrize(
    ("file", "before", "after", "refusal"),
    [
        ("formazione.toml", "summary =", "sumary =", "unknown .'sumary'"),
        ("formazione.toml", "publisher =", "editor =", "unknown .'editor'"),
        ("site.toml", "sections", "parts", "unknown .'parts'"),
        ("formazione.toml", 'author = "dino"', 'author = "mario"', "nobody is called .'mario'"),
        ("modulistica.toml", "milano/front_office", "milano/clerk", "nobody is called"),
        ("servizio-di-lodi.toml", 'by = "gino"', 'by = "mario"', "nobody is called .'mario'"),
        ("biblioteca.toml", "biblioteca/autorita", "libri/autorita", "no folder libri"),
        (
            "formazione.toml",
            "formazione/ascoltare-il-bambino",
            "formazione/piano-formativo",
            "twice",
        ),
        ("formazione.toml", 'state = "internal"', 'state = "external"', "a folder is not external"),
        ("formazione.toml", "written = 452", "written = 100", "older than the folder"),
        ("formazione.toml", "published = 186\n", "", "published is said of"),
        ("formazione.toml", "written = 190", "written = 180", "before it was written"),
        ("modulistica.toml", 'file = "patto-di-visita"', "", "do not go together"),
        ("modulistica.toml", 'file = "patto-di-visita"', 'file = "patti"', "there is no"),
        ("immagini.toml", 'picture = "mani"', 'picture = "piedi"', "there is no .'piedi.png'"),
        ("notizie.toml", 'kind = "news"', 'kind = "news"\nvenue = "qui"', "do not go together"),
        ("notizie.toml", "{Dal+4}", "{Domani}", "no day is called so"),
        ("eventi.toml", 'order = "soonest"', 'sort = "soonest"', "does not ask .'sort'"),
        ("protocolli-e-circolari.toml", 'place = "proto', 'place = "porto', "nothing is at porto"),
        ("biblioteca.toml", 'standing = "contributor"', 'standing = "owner"', "is not shared"),
        ("biblioteca.toml", 'unit = "milano/operator"', 'by = "ada"', "shared with one"),
        ("texts/biblioteca/bibliografia.html", "/biblioteca/norm", "/norm", "nothing is at /norm"),
        ("texts/biblioteca/bibliografia.html", 'href="/', 'href="', "nothing is at biblioteca"),
        (
            "texts/eventi/porte-aperte.html",
            "/biblioteca/immagini/mani/",
            "/eventi/",
            "no picture is at",
        ),
    ],
)
def test_contradiction_is_refused(
    source: Path, file: str, before: str, after: str, refusal: str
) -> None:
    spoil(source / file, before, after)

    with pytest.raises(WrongSite, match=refusal):
        read_site(source)


def test_text_of_nothing_is_refused(source: Path) -> None:
    (source / "texts" / "formazione" / "corso.html").write_text("<p>Un corso.</p>")

    with pytest.raises(WrongSite, match=r"texts of nothing: .'formazione/corso'"):
        read_site(source)


def test_fixture_as_it_stands_is_not_refused(source: Path) -> None:
    assert len(read_site(source).entries) == len(read_site().entries)
