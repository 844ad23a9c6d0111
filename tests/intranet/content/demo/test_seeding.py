"""The site is put up by its authors, through the actions: each sees of it what is theirs."""

from dataclasses import replace

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from intranet.content.demo.reading import read_site
from intranet.content.demo.seeding import chapter, seed_site
from intranet.content.demo.site import Site
from intranet.content.kinds import Kind
from intranet.content.models import Item, Passage
from permissions.audit import broken_links
from permissions.models import AuditEvent
from permissions.policy import Person, may, visible_to
from permissions.publishing import State
from permissions.refusal import Refused
from tests.personas import Persona
from tests.stages import reach

NOBODY = AnonymousUser()
STAFF_ROOM, TABLE, BOARD = (
    "servizio-di-milano/area-riservata",
    "tavolo-di-coordinamento",
    "servizio-di-milano/bacheca",
)


@pytest.fixture
def site(people: dict[str, Persona], clock: time_machine.Traveller) -> Site:
    """The site, put up on the Monday that tests begin on."""
    reach("site", clock, seed_site)
    return read_site()


def there(address: str) -> Item:
    return Item.objects.get(address=address)


def seen(by: Person) -> set[str]:
    return set(visible_to(by, Item.objects.all()).values_list("address", flat=True))


def test_site_stands_as_it_is_written(site: Site) -> None:
    written = {(e.address, e.kind, e.state, e.author, e.inherits) for e in site.entries}

    stands = set(
        Item.objects.values_list("address", "kind", "state", "owner__username", "inherits")
    )

    assert stands == {
        (address, str(kind), str(state), author, inherits)
        for address, kind, state, author, inherits in written
    }


def test_words_of_the_site_name_its_days(site: Site) -> None:
    minutes = there("tavolo-di-coordinamento/verbali/assenze-e-calendario")
    said = Item.objects.values_list("title", "summary", "text")

    assert minutes.title == "Verbale del 18 agosto 2026: assenze e calendario"
    assert [words for row in said for words in row if "{" in words] == []


def test_nothing_was_done_tomorrow(site: Site) -> None:
    now = timezone.now()

    assert not Item.history.filter(history_date__gt=now).exists()
    assert not AuditEvent.objects.filter(at__gt=now).exists()
    assert not Passage.objects.filter(at__gt=now).exists()
    assert Item.objects.filter(kind=Kind.EVENT, starts_at__gt=now).count() >= 3
    assert Item.objects.filter(kind=Kind.EVENT, ends_at__lt=now).count() >= 2


def test_published_things_were_examined_on_their_day(site: Site) -> None:
    page = there("protocolli-e-circolari/ordini-di-protezione")

    submitted, published = page.passages.order_by("pk")

    assert (submitted.by.username, submitted.comment) == ("bruno", "")
    assert (published.by.username, published.transition) == ("gino", "publish")
    assert published.comment == "Verificato con l’ufficio legale."
    assert page.published_at == published.at > submitted.at
    assert broken_links(page) == []


def test_collection_asks_for_its_place_by_key(site: Site) -> None:
    query = there("protocolli-e-circolari/novita").query

    assert query["place"] == there("protocolli-e-circolari").pk


def test_visitors_and_courts_see_what_is_outside_alone(site: Site, elsa: Persona) -> None:
    outside = {each.address for each in site.entries if each.state == State.EXTERNAL}

    assert seen(NOBODY) == outside
    assert seen(elsa.user) == outside


@pytest.mark.parametrize(
    ("place", "inside", "without"),
    [
        (STAFF_ROOM, {"ada", "luca", "sara", "rita", "bruno", "gino"}, {"dino", "carla", "tina"}),
        (TABLE, {"dino", "gino", "olga", "bruno", "carla"}, {"ada", "sara", "tina", "pia"}),
    ],
)
def test_private_folders_are_of_those_named_alone(
    site: Site, people: dict[str, Persona], place: str, inside: set[str], without: set[str]
) -> None:
    def see(name: str) -> int:
        return len({each for each in seen(people[name].user) if each.startswith(place)})

    assert {name for name in inside if see(name) < 4} == set()
    assert {name for name in without if see(name) > 0} == set()


def test_operators_of_milano_may_add_to_their_board(site: Site, people: dict[str, Persona]) -> None:
    board = there(BOARD)

    adding = {name for name, each in people.items() if may(each.user, "content.add_item", board)}

    assert {"ada", "luca", "bruno"} <= adding
    assert adding & {"carla", "nora", "pia", "aldo", "elsa", "irene"} == set()


def test_second_start_changes_nothing(site: Site) -> None:
    before = AuditEvent.objects.count(), Item.history.count()

    said = chapter()

    assert said == ""
    assert (AuditEvent.objects.count(), Item.history.count()) == before


def test_site_is_put_up_whole_or_not_at_all(people: dict[str, Persona]) -> None:
    whole = read_site()
    first, section, page, *_rest = whole.entries
    broken = Site(whole.source, (first, section, replace(page, author="irene")))

    with pytest.raises(Refused):
        seed_site(broken)

    assert not Item.objects.exists()
    assert chapter() == f"Il sito: {len(whole.entries)} contenuti"
