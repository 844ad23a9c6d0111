"""What a collection gathers, for who reads it."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from intranet.content.actions.placing import add
from intranet.content.kinds import Kind
from intranet.content.models import Item
from intranet.content.reading.listing import collected
from intranet.content.rights.reach import reach_of
from tests.intranet.content.pages import page, published, sent
from tests.personas import Persona

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


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
