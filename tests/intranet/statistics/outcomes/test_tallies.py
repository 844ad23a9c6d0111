"""Every measure against a few cases that are counted by hand."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from intranet.statistics.outcomes.cohort import cases_of
from intranet.statistics.outcomes.registry import EDITION, MEASURES
from intranet.statistics.periods import Quarter
from tests.intranet.statistics.outcomes.lived import child, lived, service
from tests.personas import Persona
from workflows.cases.enums import Outcome
from workflows.cases.models import Case

FIRST, UNTIL = Quarter(2026, 1), Quarter(2026, 2)


def tallied(code: str, until: Quarter = UNTIL) -> list[object]:
    """What each case of Milano of the first quarter gives to a measure, the oldest first."""
    cases = cases_of(frozenset({(service("Milano").pk, FIRST)}))
    found = MEASURES[code].tally(cases, until.ends_at)
    return [found[case] for case in sorted(found)]


def here(*args: str, **values: object) -> Case:
    return lived(service("Milano"), *args, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "counted"),
    [
        # Due: all but those the court cancelled and those to come.
        ("visits_held", [(3, 6), (2, 2)]),
        ("absences", [(1, 6), (0, 2)]),
        ("refusals", [(1, 6), (0, 2)]),
        ("visits_interrupted", [(1, 3), (0, 2)]),
    ],
)
def test_visits_are_counted_by_how_they_went(
    people: dict[str, Persona], code: str, counted: list[tuple[int, int]]
) -> None:
    here("2026-01-10", "hhiarcjp")
    here("2026-02-10", "hhj")
    here("2026-02-11", "jp")
    here("2026-03-10")
    lived(service("Lodi"), "2026-02-10", "aaa")

    assert tallied(code) == counted


def test_visits_after_the_last_quarter_are_not_seen(people: dict[str, Persona]) -> None:
    here("2026-03-31", "hhhhhhhh", first=63)  # the fifth is on 30 June, the sixth on 7 July

    assert tallied("visits_held") == [(5, 5)]
    assert tallied("visits_held", Quarter(2026, 3)) == [(8, 8)]


@pytest.mark.parametrize(
    ("code", "counted"),
    [
        # 30 days, 60, 61, never; closed before any visit: not counted.
        ("soon_visited", [(1, 1), (1, 1), (0, 1), (0, 1)]),
        ("first_visit", [30, 60, 61, None]),
    ],
)
def test_first_visit_is_the_first_held_or_interrupted(
    people: dict[str, Persona], code: str, counted: list[object]
) -> None:
    here("2026-01-02", "ih", first=30)
    here("2026-01-03", "h", first=60)
    here("2026-01-05", "aih", first=54)  # absent on day 54, interrupted on day 61
    here("2026-01-06", "acr")
    here("2026-01-07", closed="2026-02-01")

    assert tallied(code) == counted


def test_cases_count_once_they_were_followed_long_enough(people: dict[str, Persona]) -> None:
    here("2026-03-31")  # 91 days before the end of June
    here("2026-02-01")

    assert tallied("soon_visited", FIRST) == []
    assert tallied("first_visit", FIRST) == []
    assert tallied("soon_visited") == [(0, 1)] * 2
    assert tallied("first_visit") == [None] * 2


@pytest.mark.parametrize(
    ("received", "days"), [("2026-01-29", 1), ("2026-01-30", 1), ("2026-01-31", 0)]
)
def test_case_is_followed_for_whole_days(
    people: dict[str, Persona], received: str, days: int
) -> None:
    here(received)

    # The last day is 31 March: the sixtieth before it is 30 January.
    assert len(tallied("soon_visited", FIRST)) == days


def test_good_endings_are_free_visits_and_reunions_among_closures(
    people: dict[str, Persona],
) -> None:
    for outcome in (Outcome.LIBERALISED, Outcome.REUNIFIED, Outcome.INEFFECTIVE, Outcome.DEATH):
        here("2026-01-10", closed="2026-06-30", outcome=outcome)
    here("2026-01-10", closed="2026-07-01")
    here("2026-01-10", closed="2026-05-01", state="transferred", outcome=Outcome.TRANSFERRED)
    here("2026-01-10")

    assert tallied("good_endings") == [(1, 1), (1, 1), (0, 1), (0, 1)]


def test_duration_counts_those_still_open_as_longer(people: dict[str, Persona]) -> None:
    here("2026-01-10", closed="2026-03-01")
    here("2026-01-10", closed="2027-01-10")
    here("2026-01-10", closed="2027-02-10")
    here("2026-01-10")
    here("2026-01-10", closed="2026-05-01", state="transferred")

    assert tallied("duration", Quarter(2027, 1)) == [50, 365, None, None]
    assert tallied("duration", Quarter(2026, 4)) == []


def test_reopened_shares_the_proceeding_or_a_child_within_the_year(
    people: dict[str, Persona],
) -> None:
    _same, _late, sibling, _elsewhere, alone = (
        here("2026-01-10", closed="2026-04-10", rg=number) for number in (1, 2, 3, 4, 5)
    )
    child(sibling, "Èlia", "2020-05-01")
    child(alone, "Elia", "2021-05-01")
    here("2027-04-10", rg=1)
    here("2027-04-11", rg=2)
    child(here("2026-09-01"), " elia", "2020-05-01")
    lived(service("Lodi"), "2026-09-01", rg=4)
    here("2026-02-01", rg=1, closed="2026-03-01", state="transferred")

    found = tallied("reopened", Quarter(2027, 2))

    assert found == [(1, 1), (0, 1), (1, 1), (0, 1), (0, 1)]
    assert tallied("reopened", Quarter(2027, 1)) == []


@pytest.mark.parametrize("code", MEASURES)
def test_tally_asks_as_often_for_many_cases_as_for_few(
    people: dict[str, Persona], code: str
) -> None:
    def asked(many: int) -> int:
        for number in range(many):
            case = here("2026-01-10", "hi", closed="2026-03-10", rg=number + 1)
            child(case, "Elia", "2020-05-01")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            tallied(code, Quarter(2027, 2))
        return len(queries)

    assert asked(1) == asked(4)


def test_every_measure_is_defined_in_words() -> None:
    assert EDITION == "2026.1"
    assert all(each.code == code and each.definition for code, each in MEASURES.items())
