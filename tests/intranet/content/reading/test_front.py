"""The front of the intranet: what is new, what is to come, and one's own work."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from intranet.content.actions.placing import add
from intranet.content.actions.publishing import pass_on
from intranet.content.kinds import Kind
from intranet.content.models import Item
from tests.intranet.desk.pages import browser, page, statements
from tests.personas import Persona
from workflows.cases.models import Case

FRONT = "/intranet/"


def published(section: Item, by: Persona, kind: Kind, title: str, days: int = 0) -> Item:
    starts = timezone.now() + timedelta(days=days)
    dates: dict[str, Any] = {"starts_at": starts, "ends_at": starts + timedelta(hours=2)}
    more = dates if kind == Kind.EVENT else {}
    item = add(section, by=by.user, kind=kind, title=title, **more)
    return pass_on(item, by=by.user, transition="publish")


def test_front_shows_news_and_events_to_come(section: Item, dino: Persona, ada: Persona) -> None:
    published(section, dino, Kind.NEWS, "Il giardino riapre")
    published(section, dino, Kind.EVENT, "Supervisione di rete", days=3)
    published(section, dino, Kind.EVENT, "Già stata", days=-3)
    add(section, by=dino.user, kind=Kind.NEWS, title="Ancora una bozza")

    text = page(ada, FRONT)
    news, _, rest = text.partition('id="eventi"')
    events = rest.partition('id="da-fare"')[0]

    assert "Il giardino riapre" in news
    assert "Ancora una bozza" not in news
    assert "Supervisione di rete" in events
    assert "Già stata" not in events


def test_front_shows_ones_own_tasks(
    section: Item, assigned: Case, ada: Persona, luca: Persona
) -> None:
    task = ada.task("meet_referrer", assigned)
    browser(ada).post(f"/compiti/{task}/prendi/")

    text = page(ada, FRONT)

    assert assigned.number in text
    assert f"/compiti/{task}/" in text
    assert assigned.number not in page(luca, FRONT)


@pytest.mark.parametrize("name", ["elsa", "irene"])
def test_front_is_empty_for_who_is_not_of_the_staff(
    section: Item, dino: Persona, people: dict[str, Persona], name: str
) -> None:
    published(section, dino, Kind.NEWS, "Il giardino riapre")

    assert "giardino" not in page(people[name], FRONT)


def test_front_takes_as_many_statements_for_one_as_for_fifty(
    section: Item, dino: Persona, ada: Persona
) -> None:
    published(section, dino, Kind.NEWS, "Prima")
    few = statements(ada, FRONT)

    for number in range(49):
        published(section, dino, Kind.NEWS, f"Notizia {number}")

    assert statements(ada, FRONT) == few == 14
