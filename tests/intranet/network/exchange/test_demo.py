"""The chapter of the demonstration is lived through its actions, once."""

from intranet.network.exchange.demo import chapter
from intranet.network.exchange.models import Question
from tests.personas import Persona


def test_questions_of_the_demonstration_are_asked_once(table: dict[str, Persona]) -> None:
    said = chapter()

    assert said == "Le domande: 4"
    assert chapter() == ""
    states = Question.objects.order_by("at").values_list("state", flat=True)
    assert list(states) == ["closed", "answered", "open", "answered"]


def test_nothing_is_asked_where_nobody_sits_at_the_table(people: dict[str, Persona]) -> None:
    assert chapter() == ""
    assert not Question.objects.exists()
