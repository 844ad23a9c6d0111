"""What the services of the world ask one another, and what the coordination hid of it."""

from intranet.network.exchange.actions import (
    add_to,
    answer,
    ask,
    close,
    hide_answer,
    hide_question,
    mark_useful,
)
from tests.security.world.network_posting import posted
from tests.security.world.telling import Telling

# Who asked: of Milano, of Lodi, of a service that left the table, and one who left theirs.
QUESTIONS = {
    "question_open": "nora",
    "question_answered": "luca",
    "question_closed": "carla",
    "question_hidden": "fabio",
    "question_elsewhere": "vera",
    "question_left": "mara",
}


def ask_around(t: Telling) -> None:
    dino = t.user("dino")
    for name, who in QUESTIONS.items():
        field = "Question.hidden" if name == "question_hidden" else "Question.text"
        text = t.mint.text(field, name)
        question = posted(ask, by=t.user(who), title=f"Domanda {name}", text=text, tags="prova")
        t.keeps(name, "question", question)
    for name, question, who in (
        ("answer_shown", "question_answered", "ada"),
        ("answer_hidden", "question_answered", "nora"),
        ("answer_elsewhere", "question_answered", "omar"),
        ("answer_below", "question_hidden", "nora"),
    ):
        field = "Answer.text" if name in {"answer_shown", "answer_elsewhere"} else "Answer.hidden"
        text = t.mint.text(field, name)
        given = posted(answer, t.kept(question), by=t.user(who), text=text)
        t.keeps(name, "answer", given)
    mark_useful(t.kept("answer_shown"), by=t.user("luca"))
    close(t.kept("question_closed"), by=t.user("carla"))
    more = t.mint.text("Postscript.hidden", "answer_hidden")
    posted(add_to, t.kept("answer_hidden"), by=t.user("nora"), text=more)
    reason = t.mint.text("Answer.hidden_for", "answer_hidden")
    hide_answer(t.kept("answer_hidden"), by=dino, reason=reason)
    reason = t.mint.text("Question.hidden_for", "question_hidden")
    hide_question(t.kept("question_hidden"), by=dino, reason=reason)
