"""What answers say of released counts holds of the counts themselves."""

import pytest

from intranet.statistics.disclosure.figures import Count, Period, Spot
from intranet.statistics.models import Cell
from intranet.statistics.outcomes.bounds import COUNTED, DUE, HELD, Bound, bounds_of
from intranet.statistics.outcomes.registry import MEASURES
from intranet.statistics.outcomes.weighing import Group, weigh
from intranet.statistics.periods import Quarter
from intranet.statistics.preparation.actions import prepare
from intranet.statistics.releases.elsewhere import relations_of
from permissions.people import system_user
from tests.intranet.statistics.outcomes.lived import lived, service
from tests.intranet.statistics.outcomes.test_weighing import put, region
from tests.personas import Persona
from workflows.cases.enums import Outcome

T1, T2 = Quarter(2026, 1), Quarter(2026, 2)


def told(code: str) -> list[Bound]:
    """What a comparison of Lodi with Milano at the end of the spring says."""
    regions = {Group.UNDER: region("Lodi", T1), Group.OTHERS: region("Milano", T1)}
    weighed = weigh(MEASURES[code], regions, T2, ())
    named = {group.value: each for group, each in regions.items()}
    return list(bounds_of({"measure": code, **weighed.data()}, named, T2))


def counted() -> dict[Spot, Count]:
    """What the quarters have in the figures."""
    for quarter in (T1, T2):
        prepare(quarter, by=system_user())
    return {
        Spot(
            Period(cell.cube.year, cell.cube.quarter),
            str(cell.cube.service_id),
            cell.figure,
            cell.category,
        ): Count(cell.value, cell.cases)
        for cell in Cell.objects.select_related("cube")
    }


@pytest.mark.parametrize("code", ["visits_held", "visits_interrupted", "absences", "refusals"])
def test_answer_on_visits_holds_of_the_visits(people: dict[str, Persona], code: str) -> None:
    """All that these services ever did is in the answer: both ends hold."""
    for name in ("Lodi", "Milano"):
        put(name, T1, *["hiar"] * 12, *["hhrj"] * 7)

    bounds = told(code)

    counts = counted()
    assert len(bounds) == 6
    for bound in bounds:
        [relation] = relations_of([bound], counts)
        assert (relation.low, relation.high) == (bound.low, bound.high), bound


def test_answer_on_endings_holds_of_the_outcomes(people: dict[str, Persona]) -> None:
    for name in ("Lodi", "Milano"):
        for outcome in [Outcome.LIBERALISED] * 8 + [Outcome.DROPPED_OUT] * 6:
            lived(service(name), "2026-01-10", closed="2026-05-05", outcome=outcome)

    bounds = told("good_endings")

    counts = counted()
    assert len(bounds) == 6
    for bound in bounds:
        [relation] = relations_of([bound], counts)
        assert (relation.low, relation.high) == (bound.low, bound.high), bound


def test_answer_that_says_nothing_bounds_nothing(people: dict[str, Persona]) -> None:
    put("Lodi", T1, *["h"] * 3)

    assert told("visits_held") == []


def test_every_share_of_visits_and_endings_is_bounded() -> None:
    """Those that are not are of days, which no released figure counts so."""
    assert set(MEASURES) - set(COUNTED) == {"reopened", "soon_visited", "first_visit", "duration"}
    assert set(HELD) < set(DUE)
    assert ("visits", "cancelled_court") not in DUE
