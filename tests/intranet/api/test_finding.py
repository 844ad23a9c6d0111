"""Searching with a key: what its person finds, counted without what they may not see."""

import pytest

from intranet.content.actions.placing import add
from intranet.content.kinds import Kind
from intranet.content.models import Item
from tests.intranet.api.programs import program
from tests.intranet.content.pages import published
from tests.personas import Persona
from workflows.cases.models import Case


def found(who: Persona, typed: str, **chosen: object) -> dict[str, tuple[int, list[str]]]:
    """By the type: how many there are, and those that are shown."""
    status, answer = program(who).get("search/", q=typed, **chosen)
    assert status == 200
    return {
        each["kind"]: (each["count"], [hit["title"] for hit in each["items"]])
        for each in answer["groups"]
    }


def test_what_is_not_seen_is_neither_found_nor_counted(
    section: Item, ada: Persona, dino: Persona, elsa: Persona
) -> None:
    add(section, by=dino.user, kind=Kind.PAGE, title="Orari interni")
    outside = add(section, by=dino.user, kind=Kind.PAGE, title="Orari per tutti")
    published(outside, dino.user, "publish_outside")

    assert found(ada, "orario")["contenuti"][0] == 2
    assert found(elsa, "orari") == {"contenuti": (1, ["Orari per tutti"])}


def test_case_is_found_by_who_works_on_it(case: Case, sara: Persona, elsa: Persona) -> None:
    assert case.number in str(found(sara, case.number))
    assert found(elsa, case.number) == {}


def test_hit_has_its_address_and_a_quotation(section: Item, ada: Persona, dino: Persona) -> None:
    text = "<p>Il verbale si consegna alle otto.</p>"
    item = add(section, by=dino.user, kind=Kind.PAGE, title="Consegne", text=text)

    _, answer = program(ada).get("search/", q="verbale")

    [group] = answer["groups"]
    assert group["items"] == [
        {
            "title": "Consegne",
            "address": item.get_absolute_url(),
            "line": "Pagina · Bozza interna",
            "quote": "Il verbale si consegna alle otto.",
        }
    ]


def test_search_is_narrowed_to_a_type_and_leafed_through(
    section: Item, ada: Persona, dino: Persona
) -> None:
    for number in range(26):
        add(section, by=dino.user, kind=Kind.NEWS, title=f"Avviso {number}")
    add(section, by=dino.user, kind=Kind.PAGE, title="Avviso a parte")
    asking = program(ada)

    _, first = asking.get("search/", q="avviso", kind="news")
    _, last = asking.get("search/", q="avviso", kind="news", page=first["next"])

    assert [page["groups"][0]["count"] for page in (first, last)] == [26, 26]
    assert [len(page["groups"][0]["items"]) for page in (first, last)] == [25, 1]
    assert last["next"] is None


@pytest.mark.parametrize("count", [1, 50])
def test_search_costs_the_same_for_one_and_for_fifty(
    section: Item, ada: Persona, dino: Persona, count: int
) -> None:
    for number in range(count):
        add(section, by=dino.user, kind=Kind.PAGE, title=f"Avviso {number}")

    assert program(ada).statements("search/", q="avviso") == 21
