"""What one links to or shows is found as in the search of the site."""

import io
from pathlib import Path

import pytest
from PIL import Image
from pytest_django import Settings

from intranet.content.actions.placing import add
from intranet.content.actions.uploading import bring
from intranet.content.files.examining import examined
from intranet.content.kinds import Kind
from intranet.content.models import Item
from tests.intranet.content.pages import page, statements
from tests.personas import Persona

PICKING = "/contenuti/scegli/?cerca="


@pytest.fixture
def activity(section: Item, dino: Persona) -> Item:
    return add(section, by=dino.user, kind=Kind.PAGE, title="Attività per i più piccoli")


@pytest.mark.parametrize("typed", ["attivita", "ATTIVITÀ", "attiv", "piccolo attività", "piccola"])
def test_page_is_found_accents_and_endings_apart(activity: Item, ada: Persona, typed: str) -> None:
    assert f'data-url="{activity.get_absolute_url()}"' in page(ada, PICKING + typed)


def test_title_comes_before_what_only_speaks_of_it(
    activity: Item, section: Item, dino: Persona, ada: Persona
) -> None:
    later = add(
        section, by=dino.user, kind=Kind.PAGE, title="Orari", text="<p>Le attività del sabato.</p>"
    )

    text = page(ada, f"{PICKING}attività")

    assert text.index(activity.get_absolute_url()) < text.index(later.get_absolute_url())


def test_picture_is_offered_as_it_is_shown(
    section: Item, dino: Persona, ada: Persona, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    file = io.BytesIO()
    Image.new("RGB", (500, 500), "#246").save(file, "PNG")
    drawing = bring(
        section, by=dino.user, upload=examined("x.png", file.getvalue()), title="Città", alt="Case"
    )

    text = page(ada, f"{PICKING}citta&tipo=image")
    linked = page(ada, f"{PICKING}citta")

    assert f'data-url="/contenuti/{drawing.pk}/immagine/800/"' in text
    assert f'<img src="/contenuti/{drawing.pk}/immagine/400/" alt=""' in text
    assert 'class="address"' not in text
    assert "<img" not in linked


@pytest.mark.alike
@pytest.mark.parametrize("count", [1, 15])
def test_picking_costs_the_same_of_few_and_of_many(
    section: Item, dino: Persona, ada: Persona, count: int
) -> None:
    for number in range(count):
        add(section, by=dino.user, kind=Kind.PAGE, title=f"Attività {number}")

    assert statements(ada, f"{PICKING}attività") == 6
    assert page(ada, f"{PICKING}attività").count("data-url") == min(count, 12)
