import datetime as dt

import pytest

from workflows.cases.models import Person

BORN = dt.date(2016, 2, 29)


@pytest.mark.parametrize(
    ("day", "age"),
    [
        (dt.date(2026, 2, 28), 9),
        (dt.date(2026, 3, 1), 10),
        (dt.date(2028, 2, 28), 11),
        (dt.date(2028, 2, 29), 12),
        (dt.date(2016, 3, 1), 0),
    ],
)
def test_age_is_in_completed_years(day: dt.date, age: int) -> None:
    assert Person(birth_date=BORN).age_on(day) == age


def test_age_without_a_birth_date_is_unknown() -> None:
    assert Person().age_on(dt.date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    ("born", "said"),
    [
        (None, "Giulia"),
        (dt.date(2026, 9, 1), "Giulia (0 anni)"),
        (dt.date(2025, 9, 1), "Giulia (1 anno)"),
        (dt.date(2017, 5, 1), "Giulia (9 anni)"),
    ],
)
@pytest.mark.usefixtures("clock")
def test_child_is_called_by_first_name_and_age(born: dt.date | None, said: str) -> None:
    child = Person(kind="child", first_name="Giulia", last_name="Rossi", birth_date=born)

    assert str(child) == said


def test_adult_is_called_by_full_name() -> None:
    assert str(Person(kind="adult", first_name="Marco", last_name="Rossi")) == "Marco Rossi"
