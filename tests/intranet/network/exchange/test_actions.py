"""Asking and answering between the services."""

import pytest
import time_machine

from intranet.network.actions import leave_table
from intranet.network.discretion import LooksLikeACase
from intranet.network.exchange import actions
from intranet.network.exchange.models import Answer, Postscript, Question
from intranet.notifications.models import Notice
from permissions.models import AuditEvent
from permissions.policy import visible_to
from permissions.refusal import Refused
from tests.intranet.network.conftest import seat_of
from tests.personas import Persona, on
from workflows.cases.models import Case


def test_question_is_of_the_service_of_who_asks(question: Question) -> None:
    assert question.service is not None
    assert question.service.short_name == "Milano"
    assert question.tag_list == ["ritardi", "accoglienza"]
    assert question.state == Question.State.OPEN


def test_question_of_who_coordinates_is_of_no_service(table: dict[str, Persona]) -> None:
    asked = actions.ask(by=table["dino"].user, title="Chi usa il modulo?", text="Quello nuovo.")

    assert asked.service is None


@pytest.mark.parametrize("name", ["irene", "elsa", "ines"])
def test_only_the_network_asks(table: dict[str, Persona], name: str) -> None:
    with pytest.raises(Refused, match="rete"):
        actions.ask(by=table[name].user, title="Una domanda", text="Si può?")


def test_answer_is_told_to_who_asked(given: Answer, table: dict[str, Persona]) -> None:
    given.question.refresh_from_db()

    assert given.question.state == Question.State.ANSWERED
    [notice] = Notice.objects.filter(user=table["ada"].user)
    assert given.question.title in notice.words
    assert notice.address == given.get_absolute_url()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Il decreto R.G. 1234/2026 tace.", "proceeding"),
        ("Nel fascicolo 2026/0142 tace.", "case_number"),
        ("Il codice è RSSMRC80A01F205X.", "fiscal_code"),
        ("Parlo di Marco Rossi.", "known_name"),
    ],
)
def test_what_says_for_sure_of_whom_is_not_posted(
    assigned: Case, table: dict[str, Persona], text: str, kind: str
) -> None:
    ada = table["ada"].user

    with pytest.raises(LooksLikeACase) as refused:
        actions.ask(by=ada, title="Che si fa?", text=text)
    with pytest.raises(LooksLikeACase):
        actions.ask(by=ada, title="Che si fa?", text=text, confirmed=refused.value.seal)

    assert [each.kind for each in refused.value.offer] == [kind]
    assert refused.value.seal == ""
    assert not Question.objects.exists()


def test_known_name_of_a_colleague_is_posted(assigned: Case, table: dict[str, Persona]) -> None:
    asked = actions.ask(by=table["carla"].user, title="Che si fa?", text="Parlo di Marco Rossi.")

    assert "Marco Rossi" in asked.text


def test_what_may_be_read_again_is_posted_once_confirmed(table: dict[str, Persona]) -> None:
    ada = table["ada"].user
    words = {"title": "Rifiuto", "text": "Una bambina di 9 anni e un bambino di 7 anni tacciono."}
    with pytest.raises(LooksLikeACase) as refused:
        actions.ask(by=ada, **words)

    asked = actions.ask(by=ada, **words, confirmed=refused.value.seal)

    event = AuditEvent.objects.get(verb="question.asked")
    assert event.data == {"confirmed": {"child_age": 2}}
    assert asked.text == words["text"]


def test_confirmation_is_good_for_the_phrases_that_were_read(table: dict[str, Persona]) -> None:
    ada = table["ada"].user
    with pytest.raises(LooksLikeACase) as refused:
        actions.ask(by=ada, title="Rifiuto", text="Una bambina di 9 anni tace.")

    with pytest.raises(LooksLikeACase) as again:
        actions.ask(
            by=ada,
            title="Rifiuto",
            text="Una bambina di 9 anni tace, Giulia (9).",
            confirmed=refused.value.seal,
        )

    assert len(again.value.offer) == 2


def test_answers_and_additions_are_looked_through_too(
    given: Answer, table: dict[str, Persona]
) -> None:
    carla, ada = table["carla"].user, table["ada"].user
    said = "Come nel fascicolo 2026/0142."

    for act in (
        lambda: actions.answer(given.question, by=ada, text=said),
        lambda: actions.rewrite_answer(given, by=carla, text=said),
        lambda: actions.add_to(given, by=carla, text=said),
        lambda: actions.rewrite_question(given.question, by=ada, title="Sì?", text=said),
    ):
        with pytest.raises(LooksLikeACase):
            act()


def test_own_words_are_written_anew_for_half_an_hour_then_added_to(
    given: Answer, table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    carla, ada = table["carla"].user, table["ada"].user
    clock.move_to(on("2026-09-07", "10:29"))
    actions.rewrite_answer(given, by=carla, text="Dopo cinque minuti.")
    clock.move_to(on("2026-09-07", "10:30"))

    with pytest.raises(Refused, match="mezz’ora"):
        actions.rewrite_answer(given, by=carla, text="Dopo due minuti.")
    with pytest.raises(Refused, match="mezz’ora"):
        actions.rewrite_question(given.question, by=ada, title="Altro", text="Altro.")
    actions.add_to(given, by=carla, text="Anzi dieci.")
    actions.add_to(given.question, by=ada, text="Grazie.")

    given.refresh_from_db()
    assert given.text == "Dopo cinque minuti."
    assert given.history.count() == 2
    assert [each.text for each in given.postscripts.all()] == ["Anzi dieci."]
    assert [each.text for each in Postscript.objects.filter(answer=None)] == ["Grazie."]


def test_words_of_another_are_neither_rewritten_nor_added_to(
    given: Answer, table: dict[str, Persona]
) -> None:
    for name in ("luca", "bruno", "dino", "gino"):
        for act in (actions.rewrite_answer, actions.add_to):
            with pytest.raises(Refused):
                act(given, by=table[name].user, text="Altro.")


def test_one_answer_is_the_useful_one(given: Answer, table: dict[str, Persona]) -> None:
    ada = table["ada"].user
    other = actions.answer(given.question, by=table["luca"].user, text="Noi aspettiamo.")
    actions.mark_useful(given, by=ada)

    actions.mark_useful(other, by=ada)

    assert [each.pk for each in Answer.objects.filter(is_useful=True)] == [other.pk]
    assert Notice.objects.filter(user=table["carla"].user).count() == 1


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("ada", True),
        ("bruno", True),
        ("gino", True),
        ("dino", True),
        ("luca", False),
        ("carla", False),
        ("olga", False),
    ],
)
def test_question_is_settled_by_its_author_and_their_service(
    given: Answer, table: dict[str, Persona], name: str, may: bool
) -> None:
    by = table[name].user

    if may:
        actions.mark_useful(given, by=by)
        assert actions.close(given.question, by=by).state == Question.State.CLOSED
    else:
        with pytest.raises(Refused):
            actions.mark_useful(given, by=by)
        with pytest.raises(Refused):
            actions.close(given.question, by=by)


def test_closed_question_takes_answers_again_when_it_is_opened(
    given: Answer, table: dict[str, Persona]
) -> None:
    ada, luca = table["ada"].user, table["luca"].user
    actions.close(given.question, by=ada)
    with pytest.raises(Refused, match="chiusa"):
        actions.answer(given.question, by=luca, text="Anch’io.")

    opened = actions.reopen(given.question, by=ada)

    assert opened.state == Question.State.ANSWERED
    assert actions.answer(given.question, by=luca, text="Anch’io.").pk


def test_hidden_question_stays_for_its_author_and_the_coordination(
    given: Answer, table: dict[str, Persona]
) -> None:
    hidden = actions.hide_question(given.question, by=table["dino"].user, reason="Si riconosce.")

    for model in (Question, Answer):
        seen = {name for name in table if visible_to(table[name].user, model.objects.all())}
        assert seen == {"ada", "dino"}
    shown = actions.show_question(hidden, by=table["dino"].user)
    assert shown.state == Question.State.ANSWERED
    assert table["luca"].sees(given)


def test_hidden_answer_leaves_the_question_without_one(
    given: Answer, table: dict[str, Persona]
) -> None:
    actions.mark_useful(given, by=table["ada"].user)
    actions.hide_answer(given, by=table["dino"].user, reason="Si riconosce.")

    given.question.refresh_from_db()
    assert given.question.state == Question.State.OPEN
    seen = {name for name in table if table[name].sees(given)}
    assert seen == {"carla", "dino"}
    last = Notice.objects.filter(user=table["carla"].user).first()
    assert last is not None
    assert "non mostra" in last.words
    with pytest.raises(Refused):
        actions.mark_useful(given, by=table["ada"].user)
    actions.show_answer(given, by=table["dino"].user)
    assert table["luca"].sees(given)


def test_only_the_coordination_hides_and_says_why(given: Answer, table: dict[str, Persona]) -> None:
    for name in ("ada", "carla", "gino"):
        with pytest.raises(Refused):
            actions.hide_answer(given, by=table[name].user, reason="Non mi piace.")
    with pytest.raises(Refused) as refused:
        actions.hide_question(given.question, by=table["dino"].user, reason="  ")

    assert refused.value.field == "reason"


def test_who_left_the_table_reads_nothing_and_what_they_wrote_stays(
    given: Answer, table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    leave_table(
        seat_of("Lodi"), by=table["dino"].user, until=on("2026-09-07").date(), reason="Chiude."
    )
    clock.move_to(on("2026-09-08"))

    assert not table["carla"].sees(given.question)
    assert table["ada"].sees(given)
    with pytest.raises(Refused):
        actions.add_to(given, by=table["carla"].user, text="Ancora.")


@pytest.mark.parametrize("words", [{"title": " ", "text": "Sì."}, {"title": "Sì", "text": "\n"}])
def test_question_without_words_is_none(table: dict[str, Persona], words: dict[str, str]) -> None:
    with pytest.raises(Refused):
        actions.ask(by=table["ada"].user, **words)


def test_tags_are_few(table: dict[str, Persona]) -> None:
    with pytest.raises(Refused) as refused:
        actions.ask(by=table["ada"].user, title="Sì", text="Sì.", tags="a,b,c,d,e,f,g")

    assert refused.value.field == "tags"
