"""Every figure against the same figure counted by hand, case by case: see hand_counted/."""

import csv
from collections.abc import Mapping
from pathlib import Path

import pytest
import time_machine

from intranet.statistics.figures.counting import Number, Numbers, count
from intranet.statistics.figures.figure import TOTAL
from intranet.statistics.figures.registry import FIGURES
from intranet.statistics.periods import Quarter
from permissions.models import Organisation
from tests.intranet.statistics.figures.hand_counted.building import build
from tests.personas import Persona

EXPECTED = Path(__file__).with_name("hand_counted") / "expected.csv"
COLUMNS = [
    (f"{service} {number}", service, number) for service in ("milano", "lodi") for number in (1, 2)
]


def rows() -> list[dict[str, str]]:
    with EXPECTED.open() as file:
        return list(csv.DictReader(file, delimiter=";"))


def number(written: str) -> Number:
    """`3` is a value of three cases, `6/2` six of two, `-/2` not told of two, `?` not known."""
    if written == "?":
        return Number(None, None)
    value, _slash, cases = written.partition("/")
    return Number(None if value == "-" else int(value), int(cases or value))


def expected(column: str) -> dict[tuple[str, str], Number]:
    return {(row["figure"], row["category"]): number(row[column]) for row in rows()}


@pytest.fixture
def counted(
    people: dict[str, Persona], clock: time_machine.Traveller
) -> Mapping[tuple[str, int], Numbers]:
    """What is counted of the invented cases, by service and quarter."""
    build(clock)
    names = {office.pk: office.short_name.lower() for office in Organisation.objects.all()}
    return {
        (names[service], quarter): numbers
        for quarter in (1, 2)
        for service, numbers in count(Quarter(2026, quarter)).items()
    }


@pytest.mark.parametrize("service", ["milano", "lodi"])
@pytest.mark.parametrize("quarter", [1, 2])
def test_figures_are_as_counted_by_hand(
    counted: Mapping[tuple[str, int], Numbers], service: str, quarter: int
) -> None:
    by_hand = expected(f"{service} {quarter}")

    by_machine = counted[service, quarter]

    nothing = Number(0, 0)
    wrong = {
        key: (by_machine.get(key), by_hand.get(key))
        for key in {*by_hand, *by_machine}
        if by_machine.get(key, nothing) != by_hand.get(key, nothing)
    }
    assert wrong == {}


@pytest.mark.parametrize("what", ["cases", "children", "families"])
@pytest.mark.parametrize("service", ["milano", "lodi"])
def test_who_was_there_and_who_came_are_who_is_there_and_who_left(
    counted: Mapping[tuple[str, int], Numbers], service: str, what: str
) -> None:
    before, now = counted[service, 1], counted[service, 2]

    there, came = before[f"open_{what}", TOTAL].value, now[f"new_{what}", TOTAL].value
    is_there, left = now[f"open_{what}", TOTAL].value, now[f"closed_{what}", TOTAL].value

    assert there is not None
    assert came is not None
    assert is_there is not None
    assert left is not None
    assert there + came == is_there + left


def test_known_parts_make_the_total_where_the_figure_says_so(
    counted: Mapping[tuple[str, int], Numbers],
) -> None:
    wrong = []
    for numbers in counted.values():
        for figure in FIGURES.values():
            parts = [
                n.value or 0 for (code, part), n in numbers.items() if code == figure.code and part
            ]
            total = numbers[figure.code, TOTAL].value or 0
            holds = sum(parts) == total if figure.adds_up else total <= sum(parts)
            if parts and not holds:
                wrong.append((figure.code, parts, total))

    assert wrong == []


def test_every_figure_is_counted_by_hand() -> None:
    totals = [row["figure"] for row in rows() if row["category"] == ""]

    assert totals == list(FIGURES)
    assert all(row["counted"] for row in rows())
    assert all(FIGURES[row["figure"]].has(row["category"]) for row in rows())
