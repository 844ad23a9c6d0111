import datetime as dt
from typing import Any

import pytest

from intranet.network.directory.listing.rows import rows_for
from intranet.network.directory.models import Edition
from intranet.network.directory.waiting import COUNTED, FIGURE, Waiting, own_waits, waiting_of
from intranet.network.directory.words import is_weak, waiting_in_words
from intranet.statistics.figures.registry import FIGURES
from intranet.statistics.models import Cell, Cube, Release, ReleasedCell
from intranet.statistics.periods import Quarter
from tests.intranet.network.directory.conftest import service_of
from tests.personas import Persona

People = dict[str, Persona]
# The clock stands in September 2026: the second quarter is the last that is over.
LAST, BEFORE, RUNNING = Quarter(2026, 2), Quarter(2026, 1), Quarter(2026, 3)


def cube(quarter: Quarter, days: int) -> None:
    """What is prepared for the service, and not released."""
    made = Cube.objects.create(
        service=service_of("Milano"), year=quarter.year, quarter=quarter.number, edition="2026.1"
    )
    Cell.objects.create(cube=made, figure=FIGURE, value=days, cases=12)


def release(people: People, quarter: Quarter, days: int | None, status: str = "shown") -> None:
    dino = people["dino"].user
    made = Release.objects.create(
        coordination=dino.memberships.get().organisation,
        year=quarter.year,
        quarter=quarter.number,
        edition="2026.1",
        released_by=dino,
    )
    for figure, value in ((FIGURE, days), (COUNTED, 12)):
        ReleasedCell.objects.create(
            release=made,
            service=service_of("Milano"),
            figure=figure,
            status="shown" if value is not None else status,
            value=value,
        )


def waited() -> Waiting:
    milano = service_of("Milano")
    return waiting_of(milano.pk, Edition.objects.get(card__service=milano), own_waits([milano.pk]))


def test_figure_is_one_of_those_that_are_prepared() -> None:
    assert FIGURES[FIGURE].least_cases == 5
    assert COUNTED in FIGURES


def test_declared_wait_is_told_where_there_are_no_figures(of_all: People) -> None:
    wait = waited()

    assert (wait.days, wait.on, wait.quarter) == (40, dt.date(2026, 9, 1), None)
    assert waiting_in_words(wait) == "40 giorni (dichiarata il 1 set 2026)"


def test_own_figures_of_the_last_release_come_first(of_all: People) -> None:
    release(of_all, LAST, 33)
    release(of_all, BEFORE, 90)

    wait = waited()

    assert (wait.days, wait.quarter, wait.on) == (33, LAST, dt.date(2026, 6, 30))
    assert "mediana del servizio, secondo trimestre 2026" in waiting_in_words(wait)


@pytest.mark.parametrize("quarter", [LAST, RUNNING])
def test_what_was_not_released_is_never_told(of_all: People, quarter: Quarter) -> None:
    cube(quarter, 7)

    assert waited() == Waiting(40, dt.date(2026, 9, 1))


@pytest.mark.parametrize("status", ["hidden", "unknown"])
def test_number_that_was_not_shown_is_not_enough_to_say(of_all: People, status: str) -> None:
    cube(LAST, 33)
    release(of_all, LAST, None, status)
    milano = service_of("Milano")

    own = own_waits([milano.pk])

    assert own == {milano.pk: Waiting(is_too_few=True)}
    assert waiting_in_words(waiting_of(milano.pk, None, own)) == "non basta per dire"
    assert (waited().days, waited().quarter) == (40, None)


def test_quarter_before_is_told_where_the_last_says_nothing(of_all: People) -> None:
    release(of_all, LAST, None, "hidden")
    release(of_all, BEFORE, 90)

    assert (waited().days, waited().quarter) == (90, BEFORE)


def test_figures_of_long_ago_are_of_no_use(of_all: People) -> None:
    release(of_all, Quarter(2025, 1), 33)

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
    release(of_all, LAST, 3)

    waits: dict[str, Any] = {
        row.service.short_name: row.waiting.days for row in rows_for(of_all["ada"].user)
    }

    assert waits == {"Milano": 3, "Lodi": 20}
