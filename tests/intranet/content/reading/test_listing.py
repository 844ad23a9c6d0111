"""What a collection gathers, for who reads it."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from time_machine import Traveller

from intranet.content.actions.placing import add
from intranet.content.actions.publishing import pass_on
from intranet.content.kinds import Kind
from intranet.content.models import Item
from intranet.content.reading.listing import collected
from intranet.content.rights.reach import reach_of
from tests.intranet.content.pages import page, published, sent, statements
from tests.personas import Persona

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def shown(who: Persona) -> list[str]:
    """The titles in the folder, as it is read."""
    listing = page(who, "/protocolli/").partition('class="listing"')[2].partition("</ul>")[0]
    return re.findall(r'<a href="[^"]+" >([^<]+)</a>', listing)


def event(
    section: Item, by: Persona, title: str, starts: timedelta, lasts: timedelta | None
) -> None:
    start = timezone.now() + starts
    dates: dict[str, Any] = {"starts_at": start, "ends_at": start + lasts if lasts else None}
    published(add(section, by=by.user, kind=Kind.EVENT, title=title, **dates), by.user)


def test_collection_may_ask_for_what_is_to_come_alone(
    section: Item, dino: Persona, ada: Persona
) -> None:
    event(section, dino, "Ieri", -DAY, HOUR)
    event(section, dino, "Ieri, senza fine", -DAY, None)
    event(section, dino, "Adesso", -HOUR, 2 * HOUR)
    event(section, dino, "Domani", DAY, HOUR)
    event(section, dino, "Dopodomani, senza fine", 2 * DAY, None)
    add(section, by=dino.user, kind=Kind.PAGE, title="Una pagina")
    query = {"to_come": True, "order": "soonest"}
    calendar = add(section, by=dino.user, kind=Kind.COLLECTION, title="Calendario", query=query)

    found = [each.title for each in collected(reach_of(ada.user), calendar)]

    assert found == ["Adesso", "Domani", "Dopodomani, senza fine"]


def test_folder_of_events_shows_the_next_first_and_what_was_last_after(
    section: Item, dino: Persona, ada: Persona
) -> None:
    query = {"kinds": ["event"]}
    add(section, by=dino.user, kind=Kind.COLLECTION, title="Calendario", query=query)
    for title, starts in (("Mesi fa", -60 * DAY), ("Ieri", -DAY), ("Poi", 9 * DAY), ("Ora", DAY)):
        event(section, dino, title, starts, HOUR)

    assert shown(ada) == ["Ora", "Poi", "Ieri", "Mesi fa", "Calendario"]


def test_folder_of_news_shows_the_newest_first(
    section: Item, dino: Persona, ada: Persona, clock: Traveller
) -> None:
    for title in ("Prima", "Seconda"):
        published(add(section, by=dino.user, kind=Kind.NEWS, title=title), dino.user)
        clock.shift(DAY)
    add(section, by=dino.user, kind=Kind.NEWS, title="Bozza")
    clock.shift(DAY)
    published(add(section, by=dino.user, kind=Kind.NEWS, title="Ultima"), dino.user)

    assert shown(ada) == ["Ultima", "Bozza", "Seconda", "Prima"]


def test_folder_of_other_things_too_is_as_it_was_put_in_order(
    section: Item, dino: Persona, ada: Persona, clock: Traveller
) -> None:
    for title, kind in (("Prima", Kind.NEWS), ("Pagina", Kind.PAGE), ("Ultima", Kind.NEWS)):
        published(add(section, by=dino.user, kind=kind, title=title), dino.user)
        clock.shift(DAY)

    assert shown(ada) == ["Prima", "Pagina", "Ultima"]


def test_folder_is_no_draft(section: Item, dino: Persona) -> None:
    inner = add(section, by=dino.user, kind=Kind.FOLDER, title="Turni")
    contents = f"/contenuti/{section.pk}/"
    before = page(dino, contents)
    pass_on(inner, by=dino.user, transition="hide")

    after = page(dino, contents).partition("<tbody>")[2]

    assert 'status-neutral">Interna</span>' in before
    assert 'status-neutral">Bozza interna</span>' not in before
    assert 'status-danger">Privata</span>' in after


@pytest.mark.alike
@pytest.mark.parametrize("count", [1, 50])
def test_collection_costs_the_same_for_one_and_for_fifty(
    section: Item, dino: Persona, ada: Persona, count: int
) -> None:
    for number in range(count):
        published(add(section, by=dino.user, kind=Kind.NEWS, title=f"N {number}"), dino.user)
    query = {"kinds": ["news"], "place": section.pk}
    gathered = add(section, by=dino.user, kind=Kind.COLLECTION, title="Tutte", query=query)

    assert page(ada, gathered.get_absolute_url()).count('class="listing-item"') == count
    assert statements(ada, gathered.get_absolute_url()) == 15


def test_author_asks_for_it_in_the_form(section: Item, dino: Persona) -> None:
    event(section, dino, "Già stato", -DAY, HOUR)
    event(section, dino, "Ancora da venire", DAY, HOUR)
    address = f"/contenuti/{section.pk}/nuovo/raccolta/"
    asked = {"kinds": ["event"], "order": "soonest", "limit": "20"}

    sent(dino, address, title="Tutti", **asked)
    sent(dino, address, title="A venire", to_come="on", **asked)

    every, coming = page(dino, "/protocolli/tutti/"), page(dino, "/protocolli/a-venire/")
    again = page(dino, f"/contenuti/{section.children.get(slug='a-venire').pk}/modifica/")
    assert "Già stato" in every
    assert "Già stato" not in coming
    assert "Ancora da venire" in coming
    assert 'name="to_come"' in again
    assert "checked" in again.partition('name="to_come"')[2].partition(">")[0]
