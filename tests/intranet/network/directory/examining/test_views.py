import pytest
import time_machine

from intranet.network.directory.actions.cards import take_back_card
from intranet.network.directory.models import Card, Edition
from tests.intranet.desk.pages import browser, page
from tests.intranet.network.directory.card.test_views import where
from tests.intranet.network.directory.conftest import approved, submitted, written
from tests.personas import Persona, on
from tests.workflows.processes.pages import messages_of, text_of

People = dict[str, Persona]


def test_coordination_reads_before_and_after_and_approves(table: People) -> None:
    approved(table)
    edition = submitted(table["gino"], rooms=5, levels=["protected"], phone="02 5550 1499")

    text = page(table["dino"], where(rest="esame/"))

    for said in ("<del>3</del>", "<ins>5</ins>", "<del>Protetto, Facilitato</del>", "1499"):
        assert said in text
    assert "<caption>Sedi</caption>" not in text
    answer = {"decision": "approve", "remarks": "", "seen": edition.mark}
    response = browser(table["dino"]).post(where(rest="esame/"), answer)
    assert response["Location"] == where()
    assert Card.objects.get().current == edition


def test_first_card_is_read_whole(table: People) -> None:
    submitted(table["gino"])

    text = page(table["dino"], where(rest="esame/"))

    assert "La prima scheda del servizio" in text
    assert "Scheda da esaminare: Spazio Neutro di Milano" in text
    assert "Via delle Betulle 14, Milano" in text


def test_coordination_sends_back_with_remarks(table: People) -> None:
    edition = submitted(table["gino"])
    dino, answer = browser(table["dino"]), {"decision": "return", "seen": edition.mark}
    assert list(dino.post(where(rest="esame/"), answer).context["form"].errors) == ["remarks"]

    response = dino.post(where(rest="esame/"), {**answer, "remarks": "Quali sale?"})

    assert messages_of(response)[-1] == "Risposta registrata: Spazio Neutro di Milano."
    assert Edition.objects.get().state == "returned"


@pytest.mark.parametrize("name", ["gino", "bruno", "ada", "olga", "elsa", "irene"])
def test_card_is_examined_by_nobody_else(table: People, name: str) -> None:
    submitted(table["gino"])
    client, answer = browser(table[name]), {"decision": "approve", "remarks": ""}

    assert client.get(where(rest="esame/")).status_code == 404
    assert client.post(where(rest="esame/"), answer).status_code == 404
    assert Edition.objects.get().state == "submitted"


def test_draft_is_not_examined(table: People) -> None:
    written(table["gino"])

    response = browser(table["dino"]).get(where(rest="esame/"))

    assert response["Location"] == where()
    assert "non c’è niente da esaminare" in messages_of(response)[-1]


def test_answer_to_a_card_that_was_taken_back_is_told_so(table: People) -> None:
    edition = submitted(table["gino"])
    take_back_card(edition, by=table["gino"].user)

    answer = {"decision": "approve", "remarks": "", "seen": edition.mark}
    response = browser(table["dino"]).post(where(rest="esame/"), answer)

    assert response["Location"] == where()
    assert "non c’è niente da esaminare" in messages_of(response)[-1]
    assert Card.objects.get().current is None


def test_card_that_changed_meanwhile_is_read_again(
    table: People, clock: time_machine.Traveller
) -> None:
    edition = submitted(table["gino"])
    seen = edition.mark
    take_back_card(edition, by=table["gino"].user)
    clock.move_to(on("2026-09-07", "11:00"))
    submitted(table["gino"], seen=seen, rooms=50)

    answer = {"decision": "approve", "remarks": "", "seen": seen}
    response = browser(table["dino"]).post(where(rest="esame/"), answer)

    assert "va riletta" in text_of(response)
    assert Card.objects.get().current is None
