import datetime as dt
from typing import Any

import pytest

from intranet.network.directory.listing.rows import rows_for
from intranet.network.directory.models import Edition
from intranet.network.directory.waiting import FIGURE, Waiting, own_waits, waiting_of
from intranet.network.directory.words import is_weak, waiting_in_words
from intranet.statistics.figures.registry import FIGURES
from intranet.statistics.models import Cell, Cube, Release, ReleasedCell
from intranet.statistics.periods import Quarter
from tests.intranet.network.directory.conftest import service_of
from tests.personas import Persona

People = dict[str, Persona]
# The clock stands in September 2026: the second quarter is the last that is over.
LAST, BEFORE, RUNNING = Quarter(2026, 2), Quarter(2026, 1), Quarter(2026, 3)


def cube(quarter: Quarter, days: int | None, cases: int = 12) -> None:
    made = Cube.objects.create(
        service=service_of("Milano"), year=quarter.year, quarter=quarter.number, edition="2026.1"
    )
    Cell.objects.create(cube=made, figure=FIGURE, value=days, cases=cases)
    Cell.objects.create(cube=made, figure="first_visit", value=3, cases=3)


def release(people: People, quarter: Quarter, status: str, days: int | None = None) -> None:
    dino = people["dino"].user
    made = Release.objects.create(
        coordination=dino.memberships.get().organisation,
        year=quarter.year,
        quarter=quarter.number,
        edition="2026.1",
        released_by=dino,
    )
    ReleasedCell.objects.create(
        release=made, service=service_of("Milano"), figure=FIGURE, status=status, value=days
    )


def waited() -> Waiting:
    milano = service_of("Milano")
    return waiting_of(milano.pk, Edition.objects.get(card__service=milano), own_waits([milano.pk]))


def test_figure_is_one_of_those_that_are_prepared() -> None:
    assert FIGURES[FIGURE].least_cases == 5


def test_declared_wait_is_told_where_there_are_no_figures(of_all: People) -> None:
    wait = waited()

    assert (wait.days, wait.on, wait.quarter) == (40, dt.date(2026, 9, 1), None)
    assert waiting_in_words(wait) == "40 giorni (dichiarata il 1 set 2026)"


def test_own_figures_of_a_quarter_that_is_over_come_first(of_all: People) -> None:
    cube(BEFORE, 90)
    cube(LAST, 33)

    wait = waited()

    assert (wait.days, wait.quarter, wait.on) == (33, LAST, dt.date(2026, 6, 30))
    assert "mediana del servizio, secondo trimestre 2026" in waiting_in_words(wait)


def test_running_quarter_is_never_told(of_all: People) -> None:
    cube(RUNNING, 7)

    assert waited().days == 40


def test_what_was_released_stands_for_what_was_prepared(of_all: People) -> None:
    cube(LAST, 33)
    release(of_all, LAST, "shown", 31)

    assert waited().days == 31


def test_number_that_was_hidden_stays_hidden(of_all: People) -> None:
    cube(LAST, 33)
    release(of_all, LAST, "hidden")

    wait = waited()

    assert (wait.days, wait.quarter, wait.is_too_few) == (40, None, True)


@pytest.mark.parametrize(("days", "cases"), [(12, 4), (None, 12), (12, 0)])
def test_few_cases_are_not_enough_to_say(of_all: People, days: int | None, cases: int) -> None:
    cube(LAST, days, cases)
    Edition.objects.get(card__service=service_of("Milano"))
    milano = service_of("Milano")

    own = own_waits([milano.pk])

    assert own == {milano.pk: Waiting(is_too_few=True)}
    assert waiting_in_words(waiting_of(milano.pk, None, own)) == "non basta per dire"
    assert waited().days == 40


def test_figures_of_long_ago_are_of_no_use(of_all: People) -> None:
    cube(Quarter(2025, 1), 33)

    assert waited() == Waiting(40, dt.date(2026, 9, 1))


@pytest.mark.parametrize(("day", "old"), [("2026-03-08", False), ("2026-03-07", True)])
def test_declaration_of_more_than_half_a_year_ago_is_marked(
    of_all: People, day: str, old: bool
) -> None:
    edition = Edition.objects.get(card__service=service_of("Milano"))
    edition.declared_on = dt.date.fromisoformat(day)
    edition.save()

    wait = waited()

    assert (wait.is_old, is_weak(wait), "da aggiornare" in waiting_in_words(wait)) == (old,) * 3


def test_nothing_is_said_where_nobody_said_it(of_all: People) -> None:
    edition = Edition.objects.get(card__service=service_of("Milano"))
    edition.declared_wait = None
    edition.save()

    assert waiting_in_words(waited()) == "non dichiarata"


def test_list_is_ordered_by_what_is_told(of_all: People) -> None:
    cube(LAST, 3)

    waits: dict[str, Any] = {
        row.service.short_name: row.waiting.days for row in rows_for(of_all["ada"].user)
    }

    assert waits == {"Milano": 3, "Lodi": 20}
