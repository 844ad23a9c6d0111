"""The story: one list of all that was done, for those who work on the thing."""

import re

import pytest
from time_machine import Traveller

from intranet.content.actions.binning import restore, throw_away
from intranet.content.actions.editing import edit
from intranet.content.actions.placing import add, move, rename
from intranet.content.actions.publishing import pass_on
from intranet.content.actions.sharing import inherit, share, unshare
from intranet.content.kinds import Kind
from intranet.content.models import Item
from permissions.models import Unit
from permissions.publishing import Standing
from permissions.roles import Role
from tests.intranet.desk.pages import browser, page, statements
from tests.personas import Persona

MINUTE = 60


@pytest.fixture
def item(section: Item, ada: Persona, dino: Persona, clock: Traveller) -> Item:
    """A page of Ada's, written twice, sent back once."""
    share(section, by=dino.user, whom=ada.user, standing=Standing.CONTRIBUTOR)
    item = add(section, by=ada.user, kind=Kind.PAGE, title="Sulle visite", text="<p>Uno due</p>")
    clock.shift(MINUTE)
    pass_on(item, by=ada.user, transition="submit", comment="È pronta.")
    clock.shift(MINUTE)
    pass_on(item, by=dino.user, transition="reject", comment="Manca il sommario.")
    clock.shift(MINUTE)
    edit(item, by=ada.user, summary="Come si fa", text="<p>Uno tre</p>")
    return item


def address(item: Item, rest: str = "") -> str:
    return f"/contenuti/{item.pk}/storia/{rest}"


def said(text: str) -> list[str]:
    """Who and what, row by row."""
    rows = re.findall(r'<th scope="row">(.*?)</th> <td>(.*?)</td>', text)
    return [f"{who} {re.sub('<[^>]+>', '', what).strip()}" for who, what in rows]


def versions(text: str) -> list[str]:
    return re.findall(r'name="da" value="(\d+)"', text)


def test_story_is_one_list_the_latest_first(item: Item, ada: Persona) -> None:
    assert said(page(ada, address(item))) == [
        "Ada Conti ha modificato il testo",
        "Dino Riva ha mandato indietro «Manca il sommario.»",
        "Ada Conti ha sottoposto per la pubblicazione «È pronta.»",
        "Ada Conti ha scritto la prima versione",
    ]


def test_story_tells_of_moves_shares_and_the_bin(
    site: Item, item: Item, people: dict[str, Persona], clock: Traveller
) -> None:
    ada, dino, carla = people["ada"], people["dino"], people["carla"]
    clock.shift(MINUTE)
    hidden = add(site, by=dino.user, kind=Kind.FOLDER, title="Riservata")
    share(hidden, by=dino.user, whom=ada.user, standing=Standing.CONTRIBUTOR)
    share(item, by=ada.user, whom=carla.user, standing=Standing.EDITOR)
    unshare(item, by=ada.user, whom=carla.user, standing=Standing.EDITOR)
    inherit(item, by=ada.user, inherits=False)
    rename(item, by=ada.user, slug="altro")
    move(item, by=ada.user, to=hidden)
    throw_away(item, by=ada.user)
    restore(item, by=ada.user)

    assert said(page(ada, address(item)))[:7] == [
        "Ada Conti ha ripristinato dal cestino",
        "Ada Conti ha messo nel cestino",
        "Ada Conti ha spostato da «Protocolli» a «Riservata»",
        "Ada Conti ha cambiato il nome breve",
        "Ada Conti ha escluso le condivisioni delle cartelle superiori",
        "Ada Conti ha tolto a Carla Sala: Può modificare",
        "Ada Conti ha condiviso con Carla Sala: Può modificare",
    ]


def test_place_that_one_may_not_see_is_not_named(
    site: Item, item: Item, ada: Persona, dino: Persona
) -> None:
    hidden = add(site, by=dino.user, kind=Kind.FOLDER, title="Riservata")
    share(hidden, by=dino.user, whom=ada.user, standing=Standing.CONTRIBUTOR)
    move(item, by=ada.user, to=hidden)
    unshare(hidden, by=dino.user, whom=ada.user, standing=Standing.CONTRIBUTOR)
    pass_on(hidden, by=dino.user, transition="hide")

    text = page(ada, address(item))

    assert "a un’altra cartella" in text.split("<main")[1]


def test_story_is_of_those_who_write_and_examine(item: Item, people: dict[str, Persona]) -> None:
    key = versions(page(people["ada"], address(item)))[0]
    pass_on(item, by=people["dino"].user, transition="publish_outside")

    for name in ("luca", "carla", "irene", "elsa"):
        page(people[name], address(item), status=404)
        page(people[name], address(item, f"confronto/?da={key}&a={key}"), status=404)
        assert browser(people[name]).post(address(item, f"{key}/")).status_code == 404
    assert "Manca il sommario." in page(people["dino"], address(item))


def test_folder_story_tells_those_who_only_add_nothing_of_its_shares(
    section: Item, item: Item, ada: Persona, dino: Persona
) -> None:
    assert "ha condiviso con Ada Conti" in page(dino, address(section))

    assert "condiviso con" not in page(ada, address(section))


def test_versions_are_compared_word_by_word(item: Item, ada: Persona) -> None:
    new, old = versions(page(ada, address(item)))

    text = page(ada, address(item, f"confronto/?da={new}&a={old}"))

    assert re.search(r"Uno <del>due</del>.*Uno <ins>tre</ins>", text)
    assert "<ins>Come si fa</ins>" in text
    assert "Uguali: Titolo." in text


@pytest.mark.parametrize("query", ["", "?da=1", "?da=x&a=y", "?da=999999&a=1", f"?da={'9' * 99}"])
def test_versions_that_are_not_there_are_not_compared(item: Item, ada: Persona, query: str) -> None:
    page(ada, address(item, f"confronto/{query}"), status=404)


def test_versions_of_another_thing_are_not_its(
    item: Item, section: Item, ada: Persona, dino: Persona
) -> None:
    other = add(section, by=dino.user, kind=Kind.PAGE, title="Altra", text="<p>Segreto</p>")
    key = other.history.latest().pk

    page(ada, address(item, f"confronto/?da={key}&a={key}"), status=404)
    assert browser(ada).post(address(item, f"{key}/")).status_code == 404


def test_version_is_restored_as_a_new_one(item: Item, ada: Persona) -> None:
    _new, old = versions(page(ada, address(item)))

    assert browser(ada).post(address(item, f"{old}/")).status_code == 302

    item.refresh_from_db()
    assert (item.text, item.summary) == ("<p>Uno due</p>", "")
    assert len(versions(page(ada, address(item)))) == 3


def test_version_is_restored_only_where_one_may_edit(item: Item, ada: Persona) -> None:
    _new, old = versions(page(ada, address(item)))
    pass_on(item, by=ada.user, transition="submit")

    assert "Ripristina" not in page(ada, address(item))
    assert browser(ada).post(address(item, f"{old}/")).status_code == 404
    item.refresh_from_db()
    assert item.text == "<p>Uno tre</p>"


def test_working_copy_is_begun_from_the_story(
    item: Item, ada: Persona, dino: Persona, luca: Persona
) -> None:
    revising = f"/contenuti/{item.pk}/copia-di-lavoro/"
    assert browser(ada).post(revising).status_code == 404
    pass_on(item, by=dino.user, transition="publish")
    assert browser(luca).post(revising).status_code == 404

    assert "Scrivi una copia di lavoro" in page(ada, address(item))
    answer = browser(ada).post(revising)

    copy = Item.objects.get(replaces=item)
    assert answer.headers["Location"] == f"/contenuti/{copy.pk}/modifica/"
    assert "C’è una copia di lavoro di Ada Conti" in page(dino, address(item))


@pytest.mark.alike
def test_story_costs_the_same_for_one_row_and_for_fifty(
    item: Item, ada: Persona, people: dict[str, Persona], clock: Traveller
) -> None:
    operators = Unit.objects.get(organisation__short_name="Milano", role=Role.OPERATOR)
    for whom in (operators, operators.organisation, people["carla"].user):
        share(item, by=ada.user, whom=whom, standing=Standing.READER)
    move(item, by=ada.user, to=Item.objects.get(slug="protocolli"))

    few = statements(ada, address(item))
    clock.shift(MINUTE)
    for number in range(50):
        edit(item, by=ada.user, title=f"Titolo {number}")
    with_more = statements(ada, address(item, "?pagina=2"))

    assert few == with_more == 15
    text = page(ada, address(item, "?pagina=2"))
    assert "ha condiviso con Operatori · Milano: Può vedere" in text
    assert "ha condiviso con Spazio Neutro di Milano: Può vedere" in text
    assert "Più recenti" in text
