"""The site of the demonstration as one reads it: its pictures, its forms, what people said."""

import io

import pytest
import time_machine
from django.test import Client
from PIL import Image

from intranet.content.demo.links import pictures_of
from intranet.content.demo.reading import read_site
from intranet.content.demo.seeding import seed_site
from intranet.content.demo.site import Site
from intranet.content.kinds import Kind
from intranet.content.models import Comment, Item
from intranet.portal.search.index import matching
from permissions.publishing import State
from tests.intranet.content.pages import browser, page
from tests.personas import Persona
from tests.stages import reach

IMG = "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8"


@pytest.fixture
def site(people: dict[str, Persona], clock: time_machine.Traveller) -> Site:
    reach("site", clock, seed_site)
    return read_site()


def image_at(client: Client, address: str) -> Image.Image:
    answer = client.get(address, headers={"Accept": IMG})
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/png"), address
    return Image.open(io.BytesIO(answer.content))


def test_visitor_sees_every_picture_of_every_page_for_them(site: Site) -> None:
    visitor, shown = Client(), set()
    for entry in site.entries:
        if entry.state == State.EXTERNAL:
            shown |= {address for address, _alt in pictures_of(entry.text)}

    widths = [image_at(visitor, address).width for address in shown]

    assert len(shown) >= 5
    assert set(widths) == {800}


def test_first_page_shows_its_picture_as_wide_as_a_phone(site: Site) -> None:
    text = page(None, "/minori-e-famiglia/spazio-neutro/")
    icon = Item.objects.get(slug="icona-spazio-neutro")

    narrow = f"/contenuti/{icon.pk}/immagine/400/"
    assert f"{narrow} 400w" in text
    assert image_at(Client(), narrow).width == 400


def test_every_form_opens(site: Site, ada: Persona) -> None:
    forms = Item.objects.filter(kind=Kind.FILE)

    for form in forms:
        answer = browser(ada).get(f"/contenuti/{form.pk}/file/")
        assert answer.content.startswith(b"%PDF-")
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{form.slug}.pdf"'
    assert "delega-all-accompagnamento" in {each.slug for each in matching(forms, "documento")}


def test_what_people_said_is_there_on_its_day(site: Site) -> None:
    said = {(each.author, each.text, each.waits) for e in site.entries for each in e.remarks}

    comments = Comment.objects.select_related("by")

    assert {(c.by.username, c.text, c.state == "waiting") for c in comments} == said
    assert {c.state for c in comments} == {"shown", "waiting"}
    assert all(comment.at > comment.item.created_at for comment in comments)


def test_calendar_speaks_of_what_is_to_come(site: Site, ada: Persona) -> None:
    text = page(ada, "/eventi/calendario/")

    assert "Porte aperte" in text
    assert "Prova di evacuazione" not in text
