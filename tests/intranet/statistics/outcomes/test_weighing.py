"""Two groups compared; and what two comparisons together must not give away."""

import json

from intranet.statistics.outcomes.cohort import Region
from intranet.statistics.outcomes.differencing import Answer
from intranet.statistics.outcomes.registry import MEASURES
from intranet.statistics.outcomes.weighing import Group, Weighed, weigh
from intranet.statistics.periods import Quarter
from tests.intranet.statistics.outcomes.lived import lived, service
from tests.personas import Persona

T1, T2, T3 = (Quarter(2026, number) for number in (1, 2, 3))
DAYS = {T1: "2026-01-10", T2: "2026-04-10", T3: "2026-07-10"}


def region(name: str, *quarters: Quarter) -> Region:
    return frozenset((service(name).pk, quarter) for quarter in quarters)


def put(name: str, quarter: Quarter, *visits: str) -> None:
    """A case for each."""
    for each in visits:
        lived(service(name), DAYS[quarter], each, first=10)


def weighed(
    code: str, until: Quarter, *quarters: Quarter, known: tuple[Answer, ...] = ()
) -> Weighed:
    groups = {Group.UNDER: region("Lodi", *quarters), Group.OTHERS: region("Milano", *quarters)}
    return weigh(MEASURES[code], groups, until, known)


def test_groups_are_compared_with_their_gap(people: dict[str, Persona]) -> None:
    put("Lodi", T1, *["h"] * 15, *["a"] * 5)
    put("Milano", T1, *["h"] * 12, *["a"] * 12)

    found = weighed("visits_held", T1, T1)

    # Lodi 75 % of 20 observations, Milano 50 % of 20, the least of its band.
    under, others = found.told["under"], found.told["others"]
    assert (under.value, under.low, under.high) == (75, 53, 89)
    assert (others.value, others.low, others.high) == (50, 29, 71)
    assert found.gap == (25, -6, 51)
    assert found.untold == {}


def test_half_a_comparison_is_not_told(people: dict[str, Persona]) -> None:
    put("Lodi", T1, *["h"] * 15, *["a"] * 15)
    put("Milano", T1, "h", "h", "a", "a")

    found = weighed("visits_held", T1, T1)

    assert found == Weighed({}, {"others": "few"}, None)


def test_nothing_is_told_where_there_is_no_case(people: dict[str, Persona]) -> None:
    found = {code: weighed(code, T2, T1) for code in MEASURES}

    assert set(map(repr, found.values())) == {
        repr(Weighed({}, {"under": "few", "others": "few"}, None))
    }


def test_what_is_kept_holds_no_exact_number(people: dict[str, Persona]) -> None:
    put("Lodi", T1, *["hh"] * 8, *["ha"] * 6, *["aa"] * 5)
    put("Milano", T1, *["hh"] * 6, *["ah"] * 7)

    kept = json.loads(json.dumps(weighed("absences", T1, T1).data()))

    assert kept["told"]["under"]["cases"] == [10, 19]
    assert kept["told"]["under"]["seen"] == [30, 39]
    assert kept["told"].keys() == {"under", "others"}
    assert kept["told"]["under"].keys() == {"cases", "seen", "value", "low", "high"}


def test_few_more_cases_do_not_change_an_answer(people: dict[str, Persona]) -> None:
    put("Lodi", T1, *["h"] * 10, *["a"] * 10)
    put("Milano", T1, *["h"] * 10, *["a"] * 10)
    put("Lodi", T2, "a", "a", "h")
    put("Milano", T2, *["h"] * 10, *["a"] * 10)
    known = tuple(Answer("visits_held", region(name, T1), T1) for name in ("Lodi", "Milano"))

    found = weighed("visits_held", T2, T1, T2, known=known)

    assert found == Weighed({}, {"under": "derivable"}, None)
    assert not weighed("visits_held", T2, T1, T2).untold
    assert not weighed("absences", T2, T1, T2, known=known).untold


def test_same_cases_a_quarter_later_are_told_where_enough_of_them_changed(
    people: dict[str, Persona],
) -> None:
    for name in ("Lodi", "Milano"):
        put(name, T1, *["h" * 14 + "h"] * 10, *["a" * 14 + "a"] * 10)
    known = (Answer("visits_held", region("Lodi", T1), T1),)

    assert not weighed("visits_held", T2, T1, known=known).untold

    put("Lodi", T1, "h", "h", "h", "h", "a")
    assert not weighed("visits_held", T1, T1, known=known).untold


def test_few_visits_that_came_meanwhile_are_not_told(people: dict[str, Persona]) -> None:
    put("Lodi", T1, *["h"] * 10, *["a"] * 10, *["h" * 13] * 4)
    put("Milano", T1, *["h"] * 10, *["a"] * 10)
    known = (Answer("visits_held", region("Lodi", T1), T1),)

    assert weighed("visits_held", T2, T1, known=known).untold == {"under": "derivable"}
    assert not weighed("visits_held", T1, T1, known=known).untold


def test_parts_of_one_whole_do_not_tell_a_small_rest(people: dict[str, Persona]) -> None:
    for name in ("Lodi", "Milano"):
        put(name, T1, *["h"] * 10, *["a"] * 8, *["c"] * 2)
    known = tuple(Answer("visits_held", region(name, T1), T1) for name in ("Lodi", "Milano"))

    # Held and absent leave two of twenty: who cancelled.
    assert weighed("absences", T1, T1, known=known).untold == {
        "under": "derivable",
        "others": "derivable",
    }
    assert not weighed("absences", T1, T1).untold


def test_median_is_not_told_where_few_cases_differ_from_a_known_one(
    people: dict[str, Persona],
) -> None:
    put("Lodi", T1, *["h"] * 12)
    put("Milano", T1, *["h"] * 12)
    put("Lodi", T2, "h", "h")
    known = (Answer("first_visit", region("Lodi", T1), T3),)

    assert weighed("first_visit", T3, T1, T2, known=known).untold == {"under": "derivable"}
    assert weighed("first_visit", T3, T1, T2).told["under"].value == 10


def test_gap_of_medians_is_open_where_an_end_is_beyond(people: dict[str, Persona]) -> None:
    put("Lodi", T1, *["h"] * 10, *["p"] * 7)
    put("Milano", T1, *["h"] * 12)

    found = weighed("first_visit", T3, T1)

    assert found.told["under"].high is None
    assert found.gap is not None
    assert found.gap[2] is None
    put("Lodi", T1, *["p"] * 9)
    assert weighed("first_visit", T3, T1).gap is None
