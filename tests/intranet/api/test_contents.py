"""Reading with a key: what its person sees, and no more."""

import pytest

from intranet.content.actions.placing import add, move
from intranet.content.actions.publishing import pass_on
from intranet.content.kinds import Kind
from intranet.content.models import Item
from tests.intranet.api.programs import Program, program
from tests.intranet.content.pages import published
from tests.personas import Persona

HERE = "2026-09-07T10:00:00+02:00"


@pytest.fixture
def protocol(section: Item, dino: Persona) -> Item:
    item = add(section, by=dino.user, kind=Kind.PAGE, title="Consegne", text="<p>Alle otto.</p>")
    return published(item, dino.user)


def test_member_reads_what_is_internal(protocol: Item, section: Item, ada: Persona) -> None:
    status, read = program(ada).get(f"contents/{protocol.pk}/")

    assert status == 200
    assert read["title"] == "Consegne"
    assert read["text"] == "<p>Alle otto.</p>"
    assert read["address"] == "/protocolli/consegne/"
    assert (read["state"], read["parent"], read["published_at"]) == ("published", section.pk, HERE)


def test_clerk_cannot_tell_what_is_internal_from_what_never_was(
    protocol: Item, elsa: Persona
) -> None:
    asking = program(elsa)

    hidden = [asking.get(f"contents/{protocol.pk}/{rest}") for rest in ("", "rights/", "sharing/")]
    absent = asking.get("contents/987654/")

    assert absent == (404, {"message": "Qui non c’è nulla.", "errors": []})
    assert hidden == [absent] * 3
    assert asking.get("contents/")[1]["items"] == []


@pytest.mark.parametrize("rest", ["", "children/", "rights/", "history/", "sharing/"])
def test_without_a_key_every_thing_is_answered_alike(protocol: Item, rest: str) -> None:
    there = Program().get(f"contents/{protocol.pk}/{rest}")

    assert there == Program("spazioneutro_mai").get(f"contents/{10**30}/{rest}")
    assert there == (401, {"message": "Serve una chiave di accesso valida.", "errors": []})
    assert there == Program().patch(f"contents/{protocol.pk}/{rest}")


def test_list_is_cut_and_goes_on_where_it_was_cut(
    protocol: Item, section: Item, ada: Persona
) -> None:
    asking = program(ada)

    _, first = asking.get("contents/", size=2)
    _, second = asking.get("contents/", size=2, after=first["next"])

    titles = [item["title"] for page in (first, second) for item in page["items"]]
    assert titles == ["Home", "Protocolli", "Consegne"]
    assert second["next"] == ""


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ({"kind": "page"}, ["Consegne"]),
        ({"state": "internal"}, ["Home", "Protocolli"]),
        ({"since": "2026-09-07T10:00:01+02:00"}, []),
        ({"since": "2026-09-07T08:00:00Z", "kind": "folder"}, ["Home", "Protocolli"]),
        ({"since": "2026-09-06T10:08:00-21:52", "kind": "folder"}, ["Home", "Protocolli"]),
    ],
)
def test_list_is_filtered(
    protocol: Item, ada: Persona, asked: dict[str, str], titles: list[str]
) -> None:
    _, page = program(ada).get("contents/", **asked)

    assert [item["title"] for item in page["items"]] == titles


def test_list_below_a_folder_holds_all_below_it_and_no_folder_unseen(
    protocol: Item, site: Item, section: Item, ada: Persona, dino: Persona
) -> None:
    _, below = program(ada).get("contents/", below=section.pk)
    pass_on(section, by=dino.user, transition="hide")
    status, _ = program(ada).get("contents/", below=section.pk)

    assert [item["title"] for item in below["items"]] == ["Consegne"]
    assert status == 404


def test_thing_is_read_by_its_address_and_by_the_one_it_had(
    protocol: Item, site: Item, ada: Persona, dino: Persona
) -> None:
    asking = program(ada)
    before = asking.get("contents/at/", address="/protocolli/consegne/")
    pass_on(protocol, by=dino.user, transition="retract")
    move(protocol, by=dino.user, to=site)

    after = asking.get("contents/at/", address="protocolli/consegne")

    assert before[1]["key"] == after[1]["key"] == protocol.pk
    assert after[1]["address"] == "/consegne/"
    assert asking.get("contents/at/", address="")[1]["title"] == "Home"
    assert asking.get("contents/at/", address="mai/stata")[0] == 404


def test_folder_lists_what_is_in_it_by_pages(
    protocol: Item, section: Item, ada: Persona, dino: Persona
) -> None:
    add(section, by=dino.user, kind=Kind.NEWS, title="Orari")
    asking = program(ada)

    _, first = asking.get(f"contents/{section.pk}/children/", size=1)
    _, last = asking.get(f"contents/{section.pk}/children/", size=1, page=first["next"])

    assert [item["title"] for item in first["items"] + last["items"]] == ["Consegne", "Orari"]
    assert last["next"] == ""


def test_rights_are_those_of_the_person(protocol: Item, ada: Persona, dino: Persona) -> None:
    _, hers = program(ada).get(f"contents/{protocol.pk}/rights/")
    _, his = program(dino).get(f"contents/{protocol.pk}/rights/")

    assert hers == {"allowed": ["content.comment_item", "content.view_item"], "transitions": []}
    assert [step["name"] for step in his["transitions"]] == ["publish_outside", "reject", "retract"]
    assert his["transitions"][1] == {
        "name": "reject",
        "label": "Manda indietro",
        "target": "internal",
        "needs_comment": True,
    }


def test_head_is_answered_as_the_whole(protocol: Item, ada: Persona) -> None:
    client = program(ada).client

    answer = client.head(f"/api/v1/contents/{protocol.pk}/")

    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.alike
@pytest.mark.parametrize("count", [1, 50])
def test_lists_cost_the_same_for_one_and_for_fifty(
    section: Item, ada: Persona, dino: Persona, count: int
) -> None:
    for number in range(count):
        add(section, by=dino.user, kind=Kind.PAGE, title=f"Pagina {number}")
    asking = program(ada)

    assert asking.statements("contents/", size=100) == 5
    assert asking.statements(f"contents/{section.pk}/children/", size=100) == 6
