"""What was told, as the solver of the disclosure control takes it."""

import pytest

from intranet.statistics.disclosure.protect import Unprotectable, protect
from intranet.statistics.disclosure.system import Cell, Key, Relation, System, adds_up
from intranet.statistics.outcomes.cohort import Region
from intranet.statistics.outcomes.facts import Behind, counts_of, told_of
from intranet.statistics.outcomes.registry import MEASURES
from intranet.statistics.outcomes.weighing import Group, weigh
from intranet.statistics.periods import Quarter
from tests.intranet.statistics.outcomes.test_weighing import put, region
from tests.personas import Persona

T1, T2 = Quarter(2026, 1), Quarter(2026, 2)


def told(code: str, until: Quarter, *quarters: Quarter) -> tuple[dict[Key, Cell], list[Relation]]:
    """The counts behind a comparison of Lodi with Milano, and what it told of them."""
    regions: dict[str, Region] = {
        Group.UNDER: region("Lodi", *quarters),
        Group.OTHERS: region("Milano", *quarters),
    }
    weighed = weigh(MEASURES[code], {Group(key): each for key, each in regions.items()}, until, ())
    counts: dict[Key, Cell] = {}
    for each in regions.values():
        counts |= counts_of(code, each, until)
    return counts, list(told_of({"measure": code, **weighed.data()}, regions, until))


@pytest.mark.parametrize("code", ["visits_held", "absences", "first_visit", "good_endings"])
@pytest.mark.parametrize("many", [3, 12, 25])
def test_what_is_told_holds_of_the_counts(people: dict[str, Persona], code: str, many: int) -> None:
    put("Lodi", T1, *["hha"] * many, *["a"] * 6)
    put("Milano", T1, *["h"] * many, *["aa"] * 7)

    counts, relations = told(code, T2, T1)

    values = {key: cell.value or 0 for key, cell in counts.items()}
    assert relations or code == "good_endings" or many == 3
    assert all(relation.holds(relation.total(values)) for relation in relations)


def test_solver_sees_two_answers_that_tell_of_few_cases(people: dict[str, Persona]) -> None:
    """Told apart by the quarters, the second would narrow down the few who came in between."""
    put("Lodi", T1, *["h"] * 10, *["a"] * 10)
    put("Milano", T1, *["h"] * 10, *["a"] * 10)
    first, told_first = told("visits_held", T1, T1)
    put("Lodi", T2, *["h"] * 2)
    second, told_second = told("visits_held", T2, T1, T2)
    key = ("came", "Lodi")
    whole = Behind("visits_held", region("Lodi", T1, T2), T2, "cases")
    part = Behind("visits_held", region("Lodi", T1), T1, "cases")
    cells: dict[Key, Cell] = {**first, **second, key: Cell(2)}
    relations = [*told_first, *told_second, adds_up(whole, (part, key))]

    # By the bands alone they may be as many as nine: bands keep them from being told.
    assert protect(System(cells, relations), wanted=()) == frozenset()
    exact = [*relations, Relation(((whole, 1), (part, -1)), 2, 2)]
    with pytest.raises(Unprotectable):
        protect(System(cells, exact), wanted=())
