"""Courses on the page of the search."""

from intranet.network.training.models import Course
from tests.intranet.network.looking import finds
from tests.personas import Persona


def test_course_is_found_by_what_it_teaches(course: Course, table: dict[str, Persona]) -> None:
    address = course.get_absolute_url()

    assert all(
        finds(table["ada"], typed, address) for typed in ("bambino", "luogo neutro", "Verdi")
    )
    assert not finds(table["ada"], "mediazione", address)


def test_course_is_narrowed_by_state_and_day(course: Course, table: dict[str, Persona]) -> None:
    ada, address = table["ada"], course.get_absolute_url()

    assert finds(ada, "bambino", address, tipo="corsi", stato="open", dal="2026-10-05")
    assert not finds(ada, "bambino", address, tipo="corsi", stato="held")
    assert not finds(ada, "bambino", address, tipo="corsi", dal="2026-10-06")


def test_course_is_not_found_outside_the_network(course: Course, table: dict[str, Persona]) -> None:
    assert not any(
        finds(table[name], "bambino", course.get_absolute_url()) for name in ("elsa", "irene")
    )
