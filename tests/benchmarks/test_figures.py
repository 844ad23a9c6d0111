"""Figures of many cases: prepared in a time that grows as they do, read in one that does not."""

import statistics
import time
from collections.abc import Callable

import pytest

from intranet.statistics.models import Cell, Cube
from intranet.statistics.periods import Quarter
from intranet.statistics.preparation.actions import prepare
from permissions.system import system_user
from tests.benchmarks.many_cases import add_cases
from tests.personas import Persona

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db]
SUMMER = Quarter(2026, 3)
FEW, MANY, VERY_MANY = 500, 5_000, 50_000
# Times as long for ten times as many; and for a hundred times as many.
GROWS, FLAT = 12.0, 1.5
PREPARATIONS, READINGS = 3, 60


def seconds(act: Callable[[], object], rounds: int) -> float:
    """The median processor seconds of `act`."""
    costs = []
    for _round in range(rounds):
        began = time.process_time()
        act()
        costs.append(time.process_time() - began)
    return statistics.median(costs)


def prepared() -> None:
    prepare(SUMMER, by=system_user())


def read() -> list[tuple[str, str, int | None]]:
    """A cube whole, as a page needs it."""
    cube = Cube.objects.of(SUMMER).get()
    return list(Cell.objects.filter(cube=cube).values_list("figure", "category", "value"))


def test_figures_are_prepared_as_they_grow_and_read_as_if_they_did_not(
    people: dict[str, Persona],
) -> None:
    preparing: dict[int, float] = {}
    reading: dict[int, float] = {}

    for number, last in ((FEW, 0), (MANY, FEW), (VERY_MANY, MANY)):
        add_cases(number - last, people)
        preparing[number] = seconds(prepared, PREPARATIONS)
        reading[number] = seconds(read, READINGS)

    grew = [preparing[MANY] / preparing[FEW], preparing[VERY_MANY] / preparing[MANY]]
    flat = reading[VERY_MANY] / reading[FEW]
    print(f"\nPreparing 5.000 cases takes {grew[0]:.1f} times as long as 500,")
    print(f"50.000 {grew[1]:.1f} times as long as 5.000; a cube of 50.000 is read in {flat:.2f}")
    print("of the time of one of 500")
    assert max(grew) <= GROWS
    assert flat <= FLAT
