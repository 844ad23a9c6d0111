"""Reading the site: each one what is theirs to read, at the address where it stands."""

import pytest

from intranet.content.actions.binning import throw_away
from intranet.content.actions.placing import add, move, rename
from intranet.content.actions.publishing import pass_on
from intranet.content.actions.revising import revise
from intranet.content.actions.sharing import share
from intranet.content.kinds import Kind
from intranet.content.models import Item
from permissions.publishing import Standing
from tests.intranet.content.pages import browser, page, published, statements, status
from tests.personas import Persona


@pytest.fixture
def protocol(section: Item, dino: Persona) -> Item:
    item = add(section, by=dino.user, kind=Kind.PAGE, title="Consegne", text="<p>Alle otto.</p>")
    return published(item, dino.user)


def test_staff_reads_what_is_published(protocol: Item, ada: Persona) -> None:
    text = page(ada, "/protocolli/consegne/")

    assert "<p>Alle otto.</p>" in text
    assert '<a href="/protocolli/">Protocolli</a>' in text


def test_clerk_reads_what_is_for_the_outside_alone(
    protocol: Item, elsa: Persona, dino: Persona
) -> None:
    before = status(elsa, "/protocolli/consegne/")
    published(protocol, dino.user, "publish_outside")

    after = page(elsa, "/protocolli/consegne/")
    assert before == 404
    assert "Alle otto." in after
    assert 'href="/protocolli/"' not in after
    assert "Protocolli" in after


def test_visitor_cannot_tell_what_is_internal_from_what_never_was(protocol: Item) -> None:
    hidden = browser(None).get("/protocolli/consegne/")
    absent = browser(None).get("/mai/stata/")

    assert (hidden.status_code, absent.status_code) == (404, 404)
    assert hidden.content == absent.content
    assert "Consegne" not in hidden.content.decode()


def test_private_folder_hides_what_is_in_it(
    protocol: Item, section: Item, ada: Persona, dino: Persona
) -> None:
    published(protocol, dino.user, "publish_outside")
    pass_on(section, by=dino.user, transition="hide")

    assert status(ada, "/protocolli/consegne/") == 404
    assert status(None, "/protocolli/consegne/") == 404
    assert status(dino, "/protocolli/consegne/") == 200


def test_private_folder_does_not_tell_its_title_by_what_is_shared_of_it(
    site: Item, section: Item, dino: Persona, ada: Persona
) -> None:
    secret = add(section, by=dino.user, kind=Kind.FOLDER, title="Caso Bruni")
    inner = add(secret, by=dino.user, kind=Kind.FOLDER, title="Verbali di Anna")
    told = [
        add(inner, by=dino.user, kind=Kind.PAGE, title=title, slug=slug)
        for title, slug in (("Turni", "t"), ("Orari", "o"))
    ]
    for each in told:
        share(each, by=dino.user, whom=ada.user, standing=Standing.READER)
    before = page(ada, told[0].get_absolute_url())
    pass_on(secret, by=dino.user, transition="hide")

    after = page(ada, told[0].get_absolute_url())

    titles = ("Caso Bruni", "Verbali di Anna")
    assert [each for each in titles if each not in before] == []
    assert [each for each in titles if each in after] == []
    assert after.count("una cartella superiore") == 2
    assert "In questa cartella" in after
    assert '<a href="/protocolli/">Protocolli</a>' in after
    assert all(each in page(dino, told[0].get_absolute_url()) for each in titles)


def test_way_down_begins_with_the_front_for_the_staff_alone(
    protocol: Item, ada: Persona, dino: Persona, elsa: Persona
) -> None:
    published(protocol, dino.user, "publish_outside")

    pages = [page(who, protocol.get_absolute_url()) for who in (ada, elsa, None)]
    ways = [text.partition('class="breadcrumb"')[2].partition("</ol>")[0] for text in pages]

    assert ['<a href="/intranet/">Intranet</a>' in way for way in ways] == [True, False, False]
    assert all("Protocolli" in way for way in ways)


def test_former_address_leads_to_the_new_one(
    protocol: Item, site: Item, section: Item, ada: Persona, dino: Persona, elsa: Persona
) -> None:
    other = add(site, by=dino.user, kind=Kind.FOLDER, title="Archivio")
    move(section, by=dino.user, to=other)
    pass_on(protocol, by=dino.user, transition="retract")
    rename(protocol, by=dino.user, slug="turni")

    answer = browser(ada).get("/protocolli/consegne/")

    assert answer.headers["Location"] == "/archivio/protocolli/turni/"
    assert status(ada, "/protocolli/mai-stata/") == 404
    assert status(elsa, "/protocolli/consegne/") == 404


def test_working_copy_is_read_by_who_writes_it_alone(
    protocol: Item, dino: Persona, ada: Persona
) -> None:
    copy = revise(protocol, by=dino.user)

    assert "È una copia di lavoro" in page(dino, copy.get_absolute_url())
    assert status(ada, copy.get_absolute_url()) == 404
    assert "Copia di lavoro" not in page(ada, "/protocolli/consegne/")


def test_what_is_in_the_bin_is_not_read(protocol: Item, ada: Persona, dino: Persona) -> None:
    pass_on(protocol, by=dino.user, transition="retract")
    throw_away(protocol, by=dino.user)

    assert status(ada, "/protocolli/consegne/") == 404
    assert status(dino, "/protocolli/consegne/") == 404


def test_site_begins_for_visitors_with_its_first_page(site: Item, dino: Persona) -> None:
    before = browser(None).get("/").headers["Location"]
    folder = add(site, by=dino.user, kind=Kind.FOLDER, title="Minori e Famiglia")
    first = add(folder, by=dino.user, kind=Kind.PAGE, title="Spazio Neutro")
    published(first, dino.user, "publish_outside")

    after = browser(None).get("/").headers["Location"]

    assert before.startswith("/accesso/")
    assert after == "/minori-e-famiglia/spazio-neutro/"
    assert browser(dino).get("/").headers["Location"] == "/statistiche/"


def test_buttons_are_drawn_for_who_may_press_them(
    protocol: Item, ada: Persona, dino: Persona
) -> None:
    buttons = ("Manda indietro", "Revoca", "Lavorare su questo contenuto")

    assert [each for each in buttons if each in page(ada, "/protocolli/consegne/")] == []
    assert [each for each in buttons if each in page(dino, "/protocolli/consegne/")] == [*buttons]


def test_link_goes_on_for_readers(section: Item, ada: Persona, dino: Persona) -> None:
    away = "https://www.normattiva.it"
    link = add(section, by=dino.user, kind=Kind.LINK, title="Norme", target=away)
    published(link, dino.user)

    assert browser(ada).get("/protocolli/norme/").headers["Location"] == away
    assert f'href="{away}" rel="noopener noreferrer"' in page(dino, "/protocolli/norme/")


@pytest.mark.parametrize(
    "target", ["/protocolli/cerchio/", "http://testserver/protocolli/cerchio/", "mailto:a@b.it"]
)
def test_link_that_would_lead_back_is_shown_and_not_followed(
    section: Item, ada: Persona, dino: Persona, target: str
) -> None:
    link = add(section, by=dino.user, kind=Kind.LINK, title="Cerchio", target=target)
    published(link, dino.user)

    assert f'href="{target}"' in page(ada, "/protocolli/cerchio/")


def test_collection_finds_what_each_reader_may_see(
    protocol: Item, site: Item, section: Item, ada: Persona, dino: Persona, elsa: Persona
) -> None:
    query = {"kinds": ["page"], "place": section.pk, "limit": 5}
    found = add(site, by=dino.user, kind=Kind.COLLECTION, title="Pagine", query=query)
    add(site, by=dino.user, kind=Kind.PAGE, title="Altrove")
    published(found, dino.user, "publish_outside")

    assert "Consegne" in page(ada, "/pagine/")
    assert "Altrove" not in page(ada, "/pagine/").split("section-nav")[0]
    assert "Consegne" not in page(elsa, "/pagine/")


@pytest.mark.alike
@pytest.mark.parametrize("count", [1, 50])
def test_folder_costs_the_same_for_one_and_for_fifty(
    section: Item, ada: Persona, dino: Persona, count: int
) -> None:
    for number in range(count):
        add(section, by=dino.user, kind=Kind.PAGE, title=f"Pagina {number}")

    assert statements(ada, "/protocolli/") == 15
