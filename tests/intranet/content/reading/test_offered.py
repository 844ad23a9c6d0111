"""What the first page of the site has beside it, for whoever comes by."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from intranet.content.actions.placing import add
from intranet.content.actions.publishing import pass_on
from intranet.content.actions.uploading import bring
from intranet.content.files.examining import examined
from intranet.content.kinds import Kind
from intranet.content.models import Item
from tests.intranet.content.pages import browser, page, published, statements
from tests.personas import Persona

FIRST = "/minori-e-famiglia/spazio-neutro/"
OUT = ("publish_outside",)


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def first(site: Item, dino: Persona) -> Item:
    folder = add(site, by=dino.user, kind=Kind.FOLDER, title="Minori e Famiglia")
    item = add(folder, by=dino.user, kind=Kind.PAGE, title="Spazio Neutro")
    return published(item, dino.user, *OUT)


def placed(section: Item, by: Persona, kind: Kind, title: str, *steps: str, days: int = 1) -> Item:
    when: dict[str, Any] = {"starts_at": timezone.now() + timedelta(days=days)}
    more = when if kind == Kind.EVENT else {}
    return published(add(section, by=by.user, kind=kind, title=title, **more), by.user, *steps)


def sheet(section: Item, by: Persona, name: str, *steps: str) -> Item:
    item = bring(section, by=by.user, upload=examined(f"{name}.txt", b"Testo."))
    return published(item, by.user, *steps)


def offered(who: Persona | None) -> str:
    return page(who, FIRST).partition('class="offered"')[2].partition("</aside>")[0]


def test_visitor_finds_what_is_for_the_outside(
    first: Item, section: Item, dino: Persona, people: dict[str, Persona]
) -> None:
    out = [
        placed(section, dino, Kind.NEWS, "Il giardino riapre", *OUT),
        placed(section, dino, Kind.EVENT, "Porte aperte", *OUT),
        sheet(section, dino, "patto", *OUT),
    ]
    placed(section, dino, Kind.NEWS, "Turni di agosto")
    placed(section, dino, Kind.EVENT, "Supervisione")
    placed(section, dino, Kind.EVENT, "Già stato", *OUT, days=-3)
    sheet(section, dino, "interno")
    hidden = add(section, by=dino.user, kind=Kind.FOLDER, title="Riservata")
    placed(hidden, dino, Kind.NEWS, "Di nessuno", *OUT)
    pass_on(hidden, by=dino.user, transition="hide")

    text = offered(None)

    assert all(f'<a href="{each.get_absolute_url()}">{each.title}</a>' in text for each in out)
    assert all(browser(None).get(each.get_absolute_url()).status_code == 200 for each in out)
    for title in ("Turni di agosto", "Supervisione", "Già stato", "interno", "Di nessuno"):
        assert title not in text
    for address in ("/notizie.atom", "/eventi.ics"):
        assert f'href="{address}"' in text
    rows = text.count("<li>")
    assert [offered(people[name]).count("<li>") for name in ("elsa", "irene")] == [rows, rows]
    assert offered(people["ada"]) == ""
    assert "offered" not in page(None, out[0].get_absolute_url())


@pytest.mark.alike
@pytest.mark.parametrize("count", [1, 50])
def test_first_page_costs_the_same_for_one_and_for_fifty(
    first: Item, section: Item, dino: Persona, elsa: Persona, count: int
) -> None:
    for number in range(count):
        placed(section, dino, Kind.NEWS, f"Notizia {number}", *OUT)
        placed(section, dino, Kind.EVENT, f"Evento {number}", *OUT)
        sheet(section, dino, f"modulo-{number}", *OUT)

    assert (statements(None, FIRST), statements(elsa, FIRST)) == (7, 14)


def test_feeds_are_named_where_news_and_events_are_read(
    site: Item, section: Item, dino: Persona, ada: Persona
) -> None:
    words = {"/notizie/": "Segui con un lettore di notizie", "/eventi/": "Aggiungi al calendario"}
    for title, kind in (("Notizie", Kind.NEWS), ("Eventi", Kind.EVENT)):
        folder = add(site, by=dino.user, kind=Kind.FOLDER, title=title)
        placed(folder, dino, kind, "Uno")

    shown = {
        address: [words for words in words.values() if words in page(ada, address)]
        for address in ("/notizie/", "/eventi/", "/protocolli/", "/intranet/")
    }

    assert shown == {
        **{address: [said] for address, said in words.items()},
        "/protocolli/": [],
        "/intranet/": [*words.values()],
    }
    assert 'type="application/atom+xml"' in page(ada, "/intranet/").partition("</head>")[0]
    assert 'href="/api/v1/openapi.json"' in page(ada, "/chiavi/")
