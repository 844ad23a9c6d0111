import datetime as dt

import pytest

from workflows.cases.entries import PersonEntry, are_one, folded

BORN, LATER = dt.date(1980, 1, 1), dt.date(1981, 1, 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nicolò", "NICOLO'"),
        ("De Luca", "de  luca"),
        ("D'Angelo", "D’Angelo"),
        ("Anna-Maria", "Anna Maria"),
        ("Müller", "Mu\u0308ller"),
        (" Rossi\u200b", "Rossi"),
        ("Strauß", "STRAUSS"),
    ],
)
def test_names_are_compared_by_their_letters(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize("name", ["", "  ", "'", "-", "\u200b"])
def test_names_without_a_letter_are_none(name: str) -> None:
    assert folded(name) == ""


@pytest.mark.parametrize(("one", "other"), [("Mario", "Maria"), ("Rossi", "Rosi"), ("Ли", "Ло")])
def test_names_that_differ_by_a_letter_differ(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (BORN, BORN, True),
        (BORN, None, True),
        (None, None, True),
        (BORN, LATER, False),
    ],
)
def test_people_of_one_name_are_told_apart_by_birth(
    one: dt.date | None, other: dt.date | None, same: bool
) -> None:
    assert are_one(PersonEntry("Marco", "Rossi", one), PersonEntry("MARCO", "Rossi", other)) is same


def test_first_and_last_name_are_not_interchanged() -> None:
    assert not are_one(PersonEntry("Rosa", "Anna"), PersonEntry("Anna", "Rosa"))
