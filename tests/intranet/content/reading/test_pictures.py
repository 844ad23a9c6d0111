"""The pictures in a text, each in the widths it is kept in."""

import io
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from PIL import Image
from pytest_django import Settings

from intranet.content.actions.placing import add
from intranet.content.actions.uploading import bring
from intranet.content.files.examining import examined
from intranet.content.kinds import Kind
from intranet.content.models import Item
from intranet.content.reading.pictures import with_widths
from intranet.content.rights.reach import reach_of
from tests.intranet.content.pages import page, published, statements, status
from tests.personas import Persona

SRC = 'src="/protocolli/disegno/"'


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def drawing(section: Item, by: Persona, width: int = 1200, name: str = "disegno") -> Item:
    file = io.BytesIO()
    Image.new("RGB", (width, 600), "#246").save(file, "PNG")
    return bring(section, by=by.user, upload=examined(f"{name}.png", file.getvalue()))


def shown(text: str, who: Persona | None) -> str:
    return with_widths(text, reach_of(who.user if who else AnonymousUser()))


@pytest.mark.parametrize(
    ("width", "offered", "sizes"),
    [
        (300, [(400, 300)], 300),
        (400, [(400, 400)], 400),
        (1200, [(400, 400), (800, 800), (1600, 1200)], 704),
        (2000, [(400, 400), (800, 800), (1600, 1600)], 704),
    ],
)
def test_picture_is_offered_in_its_widths(
    section: Item, dino: Persona, width: int, offered: list[tuple[int, int]], sizes: int
) -> None:
    item = drawing(section, dino, width)

    tag = shown(f'<p><img {SRC} alt="Un disegno"></p>', dino)

    start = f"/contenuti/{item.pk}/immagine"
    widths = ", ".join(f"{start}/{asked}/ {given}w" for asked, given in offered)
    assert tag == (
        f'<p><img {SRC} alt="Un disegno" width="{width}" height="600" '
        f'srcset="{widths}" sizes="min({sizes}px, 100vw)"></p>'
    )
    assert {status(dino, f"{start}/{asked}/") for asked, _given in offered} == {200}


def test_picture_by_its_key_is_offered_too_and_as_wide_as_its_author_said(
    section: Item, dino: Persona
) -> None:
    item = drawing(section, dino)

    tag = shown(f'<img src="/contenuti/{item.pk}/immagine/800/" width="240" alt="">', dino)

    assert f"/contenuti/{item.pk}/immagine/400/ 400w" in tag
    assert 'sizes="min(240px, 100vw)"' in tag
    assert tag.count("width=") == 1
    assert "height" not in tag


def test_nothing_is_told_of_a_picture_that_the_reader_may_not_see(
    section: Item, dino: Persona, ada: Persona
) -> None:
    item = drawing(section, dino)
    before = shown(f'<img {SRC} alt="">', None)
    published(item, dino.user, "publish_outside")
    after = shown(f'<img {SRC} alt="">', None)

    assert before == f'<img {SRC} alt="">'
    assert "srcset" in after
    assert "srcset" in shown(f'<img {SRC} alt="">', ada)


@pytest.mark.parametrize(
    "text",
    [
        '<img src="/protocolli/disegno/" alt="" srcset="https://altrove.example/x 2x">',
        '<img src="/protocolli/disegno/" alt="&quot; onerror=&quot;x()">',
        '<p title="<img src=">&lt;img src="/protocolli/disegno/"&gt;</p>',
        '<img src="/protocolli/disegno/" alt="" onerror="x()"><script>x()</script>',
    ],
)
def test_text_stays_as_clean_as_it_was(section: Item, dino: Persona, text: str) -> None:
    drawing(section, dino)

    html = shown(text, dino)

    assert "altrove" not in html
    assert "<script" not in html
    assert ' onerror="' not in html
    assert html.count("<img") == text.count('<img src="/')


def test_pictures_of_a_page_cost_one_question_together(section: Item, dino: Persona) -> None:
    costs = []
    for count in (0, 1, 5):
        for number in range(count):
            drawing(section, dino, 300, f"d{count}-{number}")
        tags = "".join(
            f'<img src="/protocolli/d{count}-{number}/" alt="">' for number in range(count)
        )
        item = add(
            section, by=dino.user, kind=Kind.PAGE, title=f"N {count}", text=f"<p>{tags}a</p>"
        )
        assert page(dino, item.get_absolute_url()).count("srcset") == count
        costs.append(statements(dino, item.get_absolute_url()))

    assert costs[1] == costs[2] == costs[0] + 1


def test_folder_of_pictures_shows_them(section: Item, dino: Persona) -> None:
    item = drawing(section, dino)

    assert f'src="/contenuti/{item.pk}/immagine/400/"' in page(dino, "/protocolli/")
