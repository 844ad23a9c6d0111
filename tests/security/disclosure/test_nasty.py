"""Networks made to be hard: each is released as the house would, and read by the attack."""

from collections.abc import Iterable, Mapping

import pytest

from intranet.statistics.disclosure.figures import (
    Carried,
    Count,
    Counted,
    Figures,
    Identity,
    OverTime,
    Period,
    Spot,
)
from tests.security.disclosure.campaign import attacked
from tests.security.disclosure.networks import QUARTERS
from tests.security.disclosure.story import ALL, Release, Story
from tests.security.disclosure.test_attack import table_of

YEAR = Period(2026)
FLOW = Figures([Counted("f")])


def quarterly(
    rows: Mapping[str, Iterable[int | None]], figure: str = "f", category: str = ""
) -> dict[Spot, Count]:
    """The counts of each service by quarter; None where it was not at the table."""
    return {
        Spot(period, service, figure, category): Count(count)
        for service, counts in rows.items()
        for period, count in zip(QUARTERS, counts, strict=False)
        if count is not None
    }


def released(*services: str, late: Mapping[str, Period] | None = None) -> list[Release]:
    """Every quarter and then the year; one who is late is missing in that quarter's release."""
    late = late or {}
    quarters = [
        Release(period, frozenset(s for s in services if late.get(s) != period))
        for period in QUARTERS
    ]
    return [*quarters, Release(YEAR, frozenset(services))]


def small_in_two_by_two() -> Story:
    return table_of([[2, 3], [40, 50]])


def all_zero() -> Story:
    return table_of([[0, 0, 0], [0, 0, 0]])


def four_cases_in_all() -> Story:
    return table_of([[1, 0], [2, 1]])


def one_giant() -> Story:
    return table_of([[900, 800, 700], [1, 0, 2], [3, 1, 0]])


def one_service() -> Story:
    return table_of([[3, 12, 40]])


def quarters_then_year() -> Story:
    counts = quarterly({"a": (20, 30, 3, 25), "b": (8, 9, 10, 11), "c": (30, 30, 30, 30)})
    return Story(FLOW, counts, released("a", "b", "c"))


def late_filer() -> Story:
    """b files its first quarter for the year alone: year less the other quarters is that one."""
    counts = quarterly({"a": (20, 30, 15, 25), "b": (2, 9, 10, 11), "c": (30, 30, 30, 30)})
    return Story(FLOW, counts, released("a", "b", "c", late={"b": QUARTERS[0]}))


def left_in_mid_year() -> Story:
    """b leaves after its second quarter: its year is just two, one of them small."""
    counts = quarterly({"a": (20, 30, 15, 25), "b": (8, 2, None, None), "c": (30, 30, 30, 30)})
    return Story(FLOW, counts, released("a", "b", "c"))


def stocks_and_flows() -> Story:
    """What there is, what came and what went: two of them tell the third, across quarters."""
    opened = {"a": (40, 42, 45, 47), "b": (30, 33, 31, 35)}
    new = {"a": (12, 11, 10, 9), "b": (9, 8, 7, 12)}
    closed = {"a": (10, 9, 7, 7), "b": (6, 5, 9, 8)}
    counts = quarterly(opened, "open") | quarterly(new, "new") | quarterly(closed, "closed")
    counts |= quarterly({"a": (22, 20, 17, 16), "b": (15, 13, 16, 20)}, "moved")
    figures = Figures(
        [Counted("open", OverTime.STOCK), Counted("new"), Counted("closed"), Counted("moved")],
        carried=[Carried(("open", ""), (("new", ""),), (("closed", ""),))],
        identities=[Identity(("moved", ""), ((("new", ""), 1), (("closed", ""), 1)))],
    )
    return Story(figures, counts, released("a", "b"))


def few_closed() -> Story:
    """Only the small outflow is hidden at first; stock and inflow tell it."""
    counts = quarterly({"a": (40, 48), "b": (30, 30)}, "open")
    counts |= quarterly({"a": (10, 10), "b": (10, 10)}, "new")
    counts |= quarterly({"a": (10, 2), "b": (10, 10)}, "closed")
    figures = Figures(
        [Counted("open", OverTime.STOCK), Counted("new"), Counted("closed")],
        carried=[Carried(("open", ""), (("new", ""),), (("closed", ""),))],
    )
    return Story(figures, counts, released("a", "b")[:2])


def nested_totals() -> Story:
    """A figure within another, its categories not adding up: two others are told by 18 of 20."""
    counts = {Spot(QUARTERS[0], "a", "new"): Count(20), Spot(QUARTERS[0], "b", "new"): Count(31)}
    for service, reasons in {"a": (18, 9), "b": (10, 30)}.items():
        for number, count in enumerate(reasons):
            counts[Spot(QUARTERS[0], service, "reason", f"r{number}")] = Count(count)
        counts[Spot(QUARTERS[0], service, "reason")] = counts[Spot(QUARTERS[0], service, "new")]
    figures = Figures([Counted("new"), Counted("reason", adds_up=False, within="new")])
    return Story(figures, counts, [Release(QUARTERS[0], frozenset("ab"))])


def many_visits_of_few() -> Story:
    """Forty visits of two children: no small number, and few behind it, in every quarter."""
    counts = {
        Spot(period, service, "visits"): Count(visits, cases)
        for period in QUARTERS
        for service, visits, cases in (("a", 40, 2), ("b", 90, 12), ("c", 200, 31))
    }
    return Story(Figures([Counted("visits")]), counts, released("a", "b", "c"))


def counted_anew() -> Story:
    """The same children in several quarters: a year is no sum, and has bounds all the same."""
    counts = quarterly({"a": (9, 3, 8, 9), "b": (20, 21, 22, 23)}, "children")
    counts |= {Spot(YEAR, "a", "children"): Count(9), Spot(YEAR, "b", "children"): Count(40)}
    return Story(Figures([Counted("children", OverTime.ANEW)]), counts, released("a", "b"))


def some_do_not_record() -> Story:
    """All is of those who record it: in the second quarter the sum of two would tell of one."""
    counts = quarterly({"a": (20, 30, 3, 25), "b": (8, 9, 10, 11), "c": (2, 4, 30, 30)})
    counts[Spot(QUARTERS[1], "b", "f")] = Count(None)
    return Story(FLOW, counts, released("a", "b", "c"))


NASTY = (
    small_in_two_by_two,
    all_zero,
    four_cases_in_all,
    one_giant,
    one_service,
    quarters_then_year,
    late_filer,
    left_in_mid_year,
    stocks_and_flows,
    few_closed,
    nested_totals,
    many_visits_of_few,
    counted_anew,
    some_do_not_record,
)


@pytest.mark.parametrize("tell", NASTY)
def test_nasty_network_gives_nothing_away(tell: object) -> None:
    story = tell()  # type: ignore[operator]

    assert attacked(story) == []


def test_late_filer_keeps_its_quarter_from_the_year() -> None:
    *_quarters, year = late_filer().told()

    assert Spot(YEAR, "b", "f") not in year
    assert Spot(YEAR, "a", "f") in year


def test_one_giant_is_shown_where_it_hides_nobody() -> None:
    (shown,) = one_giant().told()

    assert shown[Spot(QUARTERS[0], ALL, "f")] == 2407


def test_others_of_a_part_hide_it_or_its_whole() -> None:
    (shown,) = nested_totals().told()

    whole, part = Spot(QUARTERS[0], "a", "new"), Spot(QUARTERS[0], "a", "reason", "r0")
    assert not {whole, part} <= shown.keys()
