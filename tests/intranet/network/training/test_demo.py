"""The chapter of the demonstration is lived through its actions, once."""

from intranet.network.training.demo import chapter
from intranet.network.training.models import Certificate, Course
from tests.intranet.network.training.courses import duties_of
from tests.personas import Persona


def test_courses_of_the_demonstration_are_held_once(table: dict[str, Persona]) -> None:
    said = chapter()

    assert said == "La formazione: 4 corsi"
    assert chapter() == ""
    held = Course.objects.get(state=Course.State.HELD)
    good = Certificate.objects.filter(ended_at=None)
    assert {each.name for each in good} == {"Ada Conti", "Carla Sala", "Nora Testa"}
    assert Certificate.objects.filter(ended_at__isnull=False).get().name == "Luca Greco"
    assert not held.enrolments.filter(state="waiting").exists()
    waiting = Course.objects.get(places=3).enrolments.in_waiting()
    assert [each.person.username for each in waiting.select_related("person")] == ["luca", "sara"]
    assert [each.title for each in duties_of(table["olga"].user)] == ["Segnare chi c’era"]


def test_nothing_is_held_where_nobody_sits_at_the_table(people: dict[str, Persona]) -> None:
    assert chapter() == ""
    assert not Course.objects.exists()
