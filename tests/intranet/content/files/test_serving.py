"""How files leave: a picture to the page that shows it, and to nobody's store but the public's."""

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pytest_django import Settings

from intranet.content.actions.placing import rename
from intranet.content.actions.publishing import pass_on
from intranet.content.actions.uploading import bring
from intranet.content.files.examining import examined
from intranet.content.models import Item
from intranet.portal.door.headers import FOR_ANYBODY
from tests.intranet.content.pages import browser, published
from tests.personas import Persona

# What browsers say when they fill an <img>, and when they open a page.
CHROME = "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8"
FIREFOX = "image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5"
SAFARI = "image/webp,image/avif,image/jxl,video/*;q=0.8,image/png,image/*;q=0.8,*/*;q=0.5"
PAGE = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
DRAWING = "/protocolli/disegno/"


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def photo(width: int = 1000, kind: str = "PNG") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, 500), "#246").save(file, kind)
    return file.getvalue()


@pytest.fixture
def drawing(section: Item, dino: Persona) -> Item:
    return bring(section, by=dino.user, upload=examined("disegno.png", photo()), alt="Un disegno")


def shown(who: Persona | None, address: str = DRAWING, accept: str = CHROME) -> Any:
    return browser(who).get(address, headers={"Accept": accept})


@pytest.mark.parametrize("accept", [CHROME, FIREFOX, SAFARI])
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_address_of_a_picture_fills_the_img_of_a_page(
    section: Item, dino: Persona, ada: Persona, accept: str, kind: str
) -> None:
    bring(section, by=dino.user, upload=examined(f"disegno.{kind.lower()}", photo(1000, kind)))

    answer = shown(ada, accept=accept)

    with Image.open(io.BytesIO(answer.content)) as image:
        assert (image.format, image.size) == (kind, (800, 400))
    assert answer.headers["Content-Type"] == f"image/{kind.lower()}"
    assert answer.headers["Content-Disposition"].startswith("inline")
    assert "Accept" in answer.headers["Vary"].split(", ")


@pytest.mark.parametrize("accept", [PAGE, "*/*", "application/json", ""])
def test_address_of_a_picture_is_a_page_to_who_opens_it(
    drawing: Item, ada: Persona, accept: str
) -> None:
    answer = shown(ada, accept=accept)

    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "<h1" in answer.content.decode()
    assert "Accept" in answer.headers["Vary"].split(", ")


def test_img_asks_nothing_but_pictures_of_an_address(section: Item, ada: Persona) -> None:
    answer = shown(ada, "/protocolli/")

    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


def test_picture_is_shown_to_who_may_see_it(
    drawing: Item, dino: Persona, ada: Persona, elsa: Persona
) -> None:
    internal = [shown(who).status_code for who in (ada, elsa, None)]
    published(drawing, dino.user, "publish_outside")
    external = [shown(who).status_code for who in (ada, elsa, None)]

    assert internal == [200, 404, 404]
    assert external == [200, 200, 200]


def test_img_of_a_former_address_is_led_to_the_new_one(
    drawing: Item, dino: Persona, ada: Persona
) -> None:
    rename(drawing, by=dino.user, slug="ritratto")

    answer = browser(ada).get(DRAWING, headers={"Accept": CHROME}, follow=True)

    assert answer.redirect_chain == [("/protocolli/ritratto/", 302)]
    assert answer.headers["Content-Type"] == "image/png"


def ways(item: Item) -> list[str]:
    """Every address that gives the file of `item`."""
    start = f"/contenuti/{item.pk}/"
    return [item.get_absolute_url(), f"{start}file/", f"{start}immagine/400/"]


def test_what_anybody_may_see_is_kept_for_minutes(drawing: Item, dino: Persona) -> None:
    published(drawing, dino.user, "publish_outside")

    for way in ways(drawing):
        answer = shown(None, way)
        again = browser(None).get(
            way, headers={"Accept": CHROME, "If-None-Match": answer.headers["ETag"]}
        )
        assert answer.headers["Cache-Control"] == FOR_ANYBODY
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["Cache-Control"] == FOR_ANYBODY


def test_nothing_that_needs_a_right_is_kept(
    drawing: Item, section: Item, dino: Persona, ada: Persona
) -> None:
    kept = {}
    for step in ("internal", "publish", "publish_outside", "hide"):
        if step == "hide":
            pass_on(section, by=dino.user, transition="hide")
        elif step != "internal":
            published(drawing, dino.user, step)
        answers = [shown(dino, way) for way in ways(drawing)]
        assert {answer.status_code for answer in answers} == {200}
        kept[step] = {answer.headers["Cache-Control"] for answer in answers}

    assert kept["internal"] == kept["publish"] == kept["hide"] == {"no-store"}
    assert FOR_ANYBODY in kept["publish_outside"]
    assert {shown(ada, way).headers["Cache-Control"] for way in ways(drawing)} == {"no-store"}


def test_pages_are_never_kept(drawing: Item, dino: Persona) -> None:
    published(drawing, dino.user, "publish_outside")

    answer = shown(None, accept=PAGE)

    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
