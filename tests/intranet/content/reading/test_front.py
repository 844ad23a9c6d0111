"""The front of the intranet: what is new, what is to come, and one's own work."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from intranet.content.actions.commenting import comment
from intranet.content.actions.placing import add
from intranet.content.actions.publishing import pass_on
from intranet.content.actions.revising import revise
from intranet.content.actions.sharing import share
from intranet.content.kinds import Kind
from intranet.content.models import Item
from permissions.publishing import Standing
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


def test_front_shows_an_examiner_what_waits(
    section: Item, dino: Persona, ada: Persona, luca: Persona
) -> None:
    share(section, by=dino.user, whom=ada.user, standing=Standing.CONTRIBUTOR)
    before = page(dino, FRONT)
    for title in ("Uno", "Due"):
        item = add(section, by=ada.user, kind=Kind.PAGE, title=title)
        pass_on(item, by=ada.user, transition="submit")
    comment(item, by=ada.user, text="Per favore presto.")

    text = page(dino, FRONT)

    assert "Da esaminare (" not in before
    assert text.count("Da esaminare (3)") == 2
    assert "Da esaminare (3)" in text.partition('id="da-fare"')[2].partition("</section>")[0]
    for other in (ada, luca):
        assert "Da esaminare" not in page(other, FRONT)


def test_front_shows_an_author_what_they_have_not_handed_on(
    section: Item, dino: Persona, ada: Persona
) -> None:
    done = published(section, dino, Kind.PAGE, "Già fuori")
    add(section, by=dino.user, kind=Kind.PAGE, title="Da finire")
    add(section, by=dino.user, kind=Kind.FOLDER, title="Cartella mia")
    revise(done, by=dino.user)

    drafts = page(dino, FRONT).partition('id="bozze"')[2].partition("</section>")[0]

    assert "Da finire" in drafts
    assert "Già fuori" in drafts
    assert "/protocolli/gia-fuori/" not in drafts
    assert "Cartella mia" not in drafts
    assert 'id="bozze"' not in page(ada, FRONT)


@pytest.mark.parametrize("name", ["elsa", "irene", "ines"])
def test_front_is_empty_for_who_is_not_of_the_staff(
    section: Item, dino: Persona, people: dict[str, Persona], name: str
) -> None:
    published(section, dino, Kind.NEWS, "Il giardino riapre")

    assert "giardino" not in page(people[name], FRONT)


@pytest.mark.alike
def test_front_takes_as_many_statements_for_one_as_for_fifty(
    section: Item, dino: Persona, ada: Persona
) -> None:
    for standing in (Standing.CONTRIBUTOR, Standing.REVIEWER):
        share(section, by=dino.user, whom=ada.user, standing=standing)
    published(section, dino, Kind.NEWS, "Prima")
    add(section, by=ada.user, kind=Kind.PAGE, title="Bozza")
    few = statements(ada, FRONT)

    for number in range(49):
        published(section, dino, Kind.NEWS, f"Notizia {number}")
        add(section, by=ada.user, kind=Kind.PAGE, title=f"Bozza {number}")
        draft = add(section, by=ada.user, kind=Kind.PAGE, title=f"Sottoposta {number}")
        pass_on(draft, by=ada.user, transition="submit")

    assert statements(ada, FRONT) == few == 15
