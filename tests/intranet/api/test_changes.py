"""Writing with a key: the actions of the pages, under the same guards."""

from typing import Any

import pytest

from intranet.content.actions.placing import add
from intranet.content.actions.sharing import share
from intranet.content.actions.sketching import keep
from intranet.content.actions.writing import take_over
from intranet.content.kinds import Kind
from intranet.content.models import Item, Sketch
from permissions.models import AuditEvent
from permissions.publishing import Standing
from tests.intranet.api.programs import Program, program
from tests.personas import Persona


@pytest.fixture
def writer(section: Item, ada: Persona, dino: Persona) -> Program:
    """Ada's program: she may add to the folder."""
    share(section, by=dino.user, whom=ada.user, standing=Standing.REVIEWER)
    share(section, by=dino.user, whom=ada.user, standing=Standing.CONTRIBUTOR)
    return program(ada)


@pytest.fixture
def draft(section: Item, ada: Persona, writer: Program) -> dict[str, Any]:
    words = {"title": "Consegne", "summary": "In breve.", "text": "<p>Alle otto.</p>"}
    status, made = writer.post(f"contents/{section.pk}/children/", kind="page", **words)
    assert status == 201
    return dict(made)


def errors(answer: tuple[int, Any]) -> dict[str, str]:
    assert answer[0] == 422
    return {each["field"]: each["message"] for each in answer[1]["errors"]}


def test_page_is_added_by_who_may(draft: dict[str, Any], section: Item, ada: Persona) -> None:
    item = Item.objects.get(pk=draft["key"])

    assert (item.kind, item.owner, item.parent) == ("page", ada.user, section)
    assert draft["text"] == item.text == "<p>Alle otto.</p>"
    assert draft["version"] == item.history.latest().pk
    assert AuditEvent.objects.latest("pk").verb == "content.added"


def test_who_only_reads_adds_nothing(section: Item, ada: Persona, elsa: Persona) -> None:
    sent = {"kind": "news", "title": "Mia"}

    assert program(ada).post(f"contents/{section.pk}/children/", **sent) == (
        409,
        {"message": "In questa cartella non si può aggiungere.", "errors": []},
    )
    assert program(elsa).post(f"contents/{section.pk}/children/", **sent)[0] == 404
    assert not section.children.exists()


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({"kind": "page"}, {"title": "Manca."}),
        ({"kind": "page", "title": "A", "testo": "B"}, {"testo": "Questo campo non c’è."}),
        ({"kind": "file", "title": "A"}, {"kind": "Non è un valore possibile."}),
        ({"kind": "page", "title": " "}, {"title": "Questo campo è obbligatorio."}),
        (
            {"kind": "folder", "title": "A", "text": "B"},
            {"text": "Questo tipo di contenuto non ha un testo."},
        ),
    ],
)
def test_what_is_wrong_is_said_by_field(
    section: Item, writer: Program, sent: dict[str, str], wrong: dict[str, str]
) -> None:
    assert errors(writer.post(f"contents/{section.pk}/children/", **sent)) == wrong


def test_signs_that_are_not_seen_and_titles_too_long_are_refused(
    section: Item, writer: Program
) -> None:
    for title in ("a\0b", "a\u202eb", "a" * 501, "\ud800", "\u200b"):
        answer = writer.post(f"contents/{section.pk}/children/", kind="page", title=title)
        assert list(errors(answer)) == ["title"]


def test_change_keeps_what_is_not_sent(draft: dict[str, Any], writer: Program) -> None:
    sent = {"seen": draft["version"], "text": "<p>Alle nove.</p><script>x</script>"}

    status, changed = writer.patch(f"contents/{draft['key']}/", **sent)

    assert status == 200
    assert changed["text"] == "<p>Alle nove.</p>"
    assert (changed["title"], changed["summary"]) == ("Consegne", "In breve.")
    assert changed["version"] > draft["version"]


def test_second_of_two_writers_is_told(draft: dict[str, Any], writer: Program) -> None:
    path, seen = f"contents/{draft['key']}/", draft["version"]
    writer.patch(path, seen=seen, title="Prima")

    second = writer.patch(path, seen=seen, title="Seconda")

    assert second == (
        409,
        {
            "message": "Nel frattempo un’altra persona ha modificato questo contenuto.",
            "errors": [],
        },
    )
    assert writer.get(path)[1]["title"] == "Prima"


def test_who_writes_in_a_page_is_not_written_over(
    draft: dict[str, Any], writer: Program, ada: Persona, dino: Persona
) -> None:
    item = Item.objects.get(pk=draft["key"])
    keep(item, ada.user, "", {"title": "Che sto scrivendo"})
    own = writer.patch(f"contents/{item.pk}/", seen=draft["version"], title="Mia")
    take_over(item, by=dino.user)

    status, said = writer.patch(f"contents/{item.pk}/", seen=own[1]["version"], title="Ancora")

    assert own[0] == 200
    assert Sketch.objects.filter(author=ada.user).exists()
    assert (status, said["message"]) == (409, f"{dino.user} sta scrivendo qui ora.")


def test_transition_goes_by_the_guards_of_the_state(
    draft: dict[str, Any], ada: Persona, bruno: Persona, dino: Persona
) -> None:
    path = f"contents/{draft['key']}/transitions/"
    submit = {"transition": "submit", "comment": "pronta"}

    assert program(bruno).post(path, **submit)[0] == 409
    assert program(ada).post(path, **submit)[1]["state"] == "pending"
    assert program(ada).post(path, **submit)[0] == 409
    assert errors(program(dino).post(path, transition="reject")) == {
        "comment": "Chi lo ha scritto deve sapere perché: serve un commento."
    }
    assert program(dino).post(path, transition="publish")[1]["state"] == "published"
    assert list(errors(program(dino).post(path, transition="volare"))) == ["transition"]


def test_history_is_for_who_writes_or_examines(
    draft: dict[str, Any], ada: Persona, bruno: Persona, dino: Persona
) -> None:
    asking = program(ada)
    for step in ("submit", "retract"):
        asking.post(f"contents/{draft['key']}/transitions/", transition=step, comment=step)
    path = f"contents/{draft['key']}/history/"

    _, first = asking.get(path, size=1)
    _, second = asking.get(path, size=1, after=first["next"])

    comments = [row["comment"] for page in (first, second) for row in page["items"]]
    assert comments == ["retract", "submit"]
    assert first["items"][0]["by"] == str(ada.user)
    assert second["next"] == ""
    assert program(dino).get(path)[0] == 200
    assert program(bruno).get(path)[0] == 404


def test_sharing_is_shown_to_who_may_share(
    section: Item, dino: Persona, ada: Persona, draft: dict[str, Any]
) -> None:
    _, shown = program(ada).get(f"contents/{draft['key']}/sharing/")

    assert {(each["whom"], each["standing"], each["source"]) for each in shown["shares"]} >= {
        (str(ada.user), "contributor", "Protocolli"),
        (str(dino.user), "reviewer", "Intranet"),
    }
    assert shown["inherits"]
    assert shown["seen_by"].startswith("Tutto il personale")
    assert program(ada).get(f"contents/{section.pk}/sharing/")[0] == 404
    assert program(dino).get(f"contents/{section.pk}/sharing/")[0] == 200


@pytest.mark.alike
@pytest.mark.parametrize("count", [1, 50])
def test_records_cost_the_same_for_one_and_for_fifty(
    section: Item, dino: Persona, count: int
) -> None:
    item = add(section, by=dino.user, kind=Kind.PAGE, title="Pagina")
    asking = program(dino)
    for number in range(count):
        step = ("hide", "show")[number % 2]
        asking.post(f"contents/{item.pk}/transitions/", transition=step)

    assert asking.statements(f"contents/{item.pk}/history/", size=100) == 6
    assert asking.statements(f"contents/{item.pk}/") == 6


@pytest.mark.alike
@pytest.mark.parametrize("count", [1, 12])
def test_sharing_costs_the_same_whoever_it_is_shared_with(
    section: Item, people: dict[str, Persona], dino: Persona, count: int
) -> None:
    staff = [each for each in people.values() if each.sees(section)]
    for each in staff[:count]:
        share(section, by=dino.user, whom=each.user, standing=Standing.READER)

    assert program(dino).statements(f"contents/{section.pk}/sharing/") == 10
