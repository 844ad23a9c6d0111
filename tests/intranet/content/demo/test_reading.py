"""The site of the demonstration as it is written: whole, believable, and not about anybody."""

import re
from collections import Counter
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from intranet.content.demo.entries import Entry
from intranet.content.demo.links import links_of, pictures_of
from intranet.content.demo.papers import printed
from intranet.content.demo.reading import read_site
from intranet.content.demo.site import Site
from intranet.content.kinds import Kind
from intranet.content.prose import cleaned
from intranet.portal.demo.people import read
from permissions.publishing import State
from permissions.roles import Role

SEED = Path(__file__).with_name("spazio-neutro.txt")
MENDED = str.maketrans({"č": "è", "ā": "à"})
PNG = b"\x89PNG\r\n\x1a\n"
LARGEST = 2_500_000
DAY = date(2026, 11, 23)
WRITING_ROLES = set(Role) - {Role.CLERK, Role.REFERRER, Role.INTERPRETER, Role.AUDITOR}


@pytest.fixture(scope="module")
def site() -> Site:
    return read_site()


class Words(HTMLParser):
    """What is read of a page, without its tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.data: list[str] = []
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.data.append(data)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def read_words(html: str) -> list[str]:
    return words(" ".join(Words(html).data))


def is_outside(entry: Entry) -> bool:
    return entry.state == State.EXTERNAL


def is_hidden(site: Site, entry: Entry) -> bool:
    """Whether it is in a private folder, or is one."""
    places = [entry, *site.above(entry)]
    return any(each.is_folder() and each.state == State.PRIVATE for each in places)


def leads_to(site: Site, entry: Entry) -> list[Entry]:
    shown = [address for address, _alt in pictures_of(entry.text)]
    return [site.at(link) for link in (*links_of(entry.text), *shown)]


def test_site_is_some_sixty_things_beside_its_folders_and_pictures(site: Site) -> None:
    kinds = Counter(each.kind for each in site.entries)

    assert 55 <= sum(kinds.values()) - kinds[Kind.FOLDER] - kinds[Kind.IMAGE] <= 80
    assert set(kinds) == set(Kind)
    assert min(kinds[Kind.NEWS], kinds[Kind.EVENT], kinds[Kind.FILE]) >= 5


def test_site_shows_every_state(site: Site) -> None:
    assert {each.state for each in site.entries} == set(State)


def test_pages_have_something_to_say(site: Site) -> None:
    written = [each for each in site.entries if each.kind in {Kind.PAGE, Kind.NEWS, Kind.EVENT}]

    short = [each.address for each in written if len(read_words(each.text)) < 25]

    assert len(written) >= 50
    assert short == []


def test_no_words_stand_for_others(site: Site) -> None:
    said = [
        each for each in site.entries if re.search(r"(?i)\b(lorem|ipsum|todo|xxx)\b", each.words)
    ]

    assert [each.address for each in said] == []


def test_texts_are_typeset(site: Site) -> None:
    """Italian elides with an apostrophe, not with the sign of a typewriter."""
    flat = [each.address for each in site.entries if re.search(r"\w'\w", each.words)]

    assert flat == []


def test_texts_pass_what_cleans_them_unchanged(site: Site) -> None:
    changed = [
        each.address
        for each in site.entries
        if read_words(cleaned(each.text)) != read_words(each.text)
        or len(links_of(cleaned(each.text))) != len(links_of(each.text))
        or pictures_of(cleaned(each.text)) != pictures_of(each.text)
    ]

    assert changed == []


def test_links_lead_nowhere_their_readers_may_not_go(site: Site) -> None:
    outside = [each for each in site.entries if is_outside(each)]
    closed = {
        (each.address, there.address)
        for each in outside
        for there in leads_to(site, each)
        if not is_outside(there)
    }
    hidden = {
        (each.address, there.address)
        for each in site.entries
        for there in leads_to(site, each)
        if is_hidden(site, there) and not is_hidden(site, each)
    }

    assert len(outside) >= 15
    assert closed == set()
    assert hidden == set()


def test_nothing_in_a_private_folder_is_for_the_outside(site: Site) -> None:
    shown = [each for each in site.entries if is_outside(each) and is_hidden(site, each)]

    assert [each.address for each in shown] == []


def test_pages_lead_to_each_other(site: Site) -> None:
    links = [link for each in site.entries for link in links_of(each.text)]

    assert len(links) >= 40


def test_authors_are_of_the_staff(site: Site) -> None:
    roles = {row["username"]: row["role"] for row in read()["people"]}

    authors = {each.author for each in site.entries}

    assert {roles[each] for each in authors} <= WRITING_ROLES
    assert len(authors) >= 10


def test_pictures_are_pictures_and_say_what_they_show(site: Site) -> None:
    images = [each for each in site.entries if each.kind == Kind.IMAGE]

    assert len(images) >= 10
    assert all(site.picture(each).read_bytes().startswith(PNG) for each in images)
    assert all(len(words(each.alt)) >= 5 for each in images)
    shown = [alt for each in site.entries for _address, alt in pictures_of(each.text)]
    assert all(shown)


def test_every_picture_is_used_drawn_and_small(site: Site) -> None:
    images = [each for each in site.entries if each.kind == Kind.IMAGE]
    folder = site.source / "pictures"
    shown = {
        there.address for each in site.entries for there in leads_to(site, each) if there in images
    }

    assert {path.stem for path in folder.glob("*.png")} == {each.picture for each in images}
    assert {path.stem for path in folder.glob("*.svg")} == {each.picture for each in images}
    assert {each.address for each in images} == shown
    assert sum(path.stat().st_size for path in folder.iterdir()) < LARGEST


def test_sheets_are_printed_the_same_every_time(site: Site) -> None:
    sheets = [site.sheet(each) for each in site.entries if each.kind == Kind.FILE]

    papers = [printed(sheet, DAY) for sheet in sheets]

    assert all(paper.startswith(b"%PDF-") for paper in papers)
    assert [printed(sheet, DAY) for sheet in sheets] == papers


def test_first_page_says_what_it_always_said(site: Site) -> None:
    """Every word of the old page, in its order, and no other: only its writing is mended."""
    seed = SEED.read_text().translate(MENDED)
    page = site.by_address["minori-e-famiglia/spazio-neutro"]
    [(_address, icon)] = pictures_of(page.text)

    says = [*words(icon), *words(page.title), *words(page.summary), *read_words(page.text)]

    assert says == words(seed[seed.index("icona") :].replace("neutroSPAZIO", "neutro SPAZIO"))
    assert page.state == State.EXTERNAL


def test_first_page_stands_where_its_old_trail_says(site: Site) -> None:
    trail, section = (line for line in SEED.read_text().splitlines()[:3] if line)
    page = site.by_address["minori-e-famiglia/spazio-neutro"]

    above = [each.title for each in reversed(site.above(page))]

    assert trail.startswith("Sei in: " + " < ".join([*above, page.title]))
    assert site.above(page)[0].summary == section
