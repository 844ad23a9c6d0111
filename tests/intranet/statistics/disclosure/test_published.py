from collections.abc import Mapping

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
from intranet.statistics.disclosure.others import Others
from intranet.statistics.disclosure.published import Network

FIRST, SECOND, LAST, YEAR = Period(2026, 1), Period(2026, 2), Period(2026, 4), Period(2026)
BOTH = frozenset({"a", "b"})


def network(figures: Figures, counts: Mapping[Spot, Count], *periods: Period) -> Network:
    return Network(figures, counts, {period: {"all": BOTH} for period in periods})


def values(made: Network) -> dict[Spot, int | None]:
    return {spot: count.value for spot, count in made.ledger.counts.items()}


def why(made: Network) -> set[str]:
    return {relation.why for relation in made.system.relations}


def test_quarter_before_the_first_is_the_last_of_the_year_before() -> None:
    assert FIRST.before == Period(2025, 4)
    assert SECOND.before == FIRST


def test_totals_and_sums_are_made_of_what_is_known() -> None:
    counts = {
        Spot(FIRST, "a", "f", "x"): Count(3),
        Spot(FIRST, "a", "f", "y"): Count(4),
        Spot(FIRST, "b", "f", "x"): Count(9),
        Spot(FIRST, "b", "f", "y"): Count(None),
    }

    made = values(network(Figures([Counted("f")]), counts, FIRST))

    assert made[Spot(FIRST, "a", "f")] == 7
    assert made[Spot(FIRST, "all", "f", "x")] == 12
    assert made[Spot(FIRST, "all", "f", "y")] == 4


def test_sum_leaves_out_who_does_not_know() -> None:
    counts = {Spot(FIRST, "a", "f"): Count(7), Spot(FIRST, "b", "f"): Count(None)}

    assert values(network(Figures([Counted("f")]), counts, FIRST))[Spot(FIRST, "all", "f")] == 7


def test_sum_of_what_nobody_knows_is_unknown() -> None:
    counts = {Spot(FIRST, service, "f"): Count(None) for service in BOTH}

    made = values(network(Figures([Counted("f")]), counts, FIRST))

    assert Spot(FIRST, "all", "f") not in made


def test_year_of_flows_is_the_sum_and_of_stocks_the_end() -> None:
    figures = Figures([Counted("new"), Counted("open", OverTime.STOCK)])
    counts = {Spot(period, "a", "new"): Count(6) for period in (FIRST, SECOND, LAST)}
    counts |= {Spot(FIRST, "a", "open"): Count(30), Spot(LAST, "a", "open"): Count(20)}
    counts |= {Spot(FIRST, "b", "new"): Count(9), Spot(FIRST, "b", "open"): Count(8)}

    made = values(network(figures, counts, FIRST, YEAR))

    assert made[Spot(YEAR, "a", "new")] == 18
    assert made[Spot(YEAR, "all", "new")] == 27
    assert made[Spot(YEAR, "all", "open")] == 20
    assert Spot(YEAR, "b", "open") not in made


def test_year_with_an_unknown_quarter_is_unknown() -> None:
    counts = {Spot(FIRST, "a", "f"): Count(8), Spot(SECOND, "a", "f"): Count(None)}

    assert Spot(YEAR, "a", "f") not in values(network(Figures([Counted("f")]), counts, YEAR))


def test_cases_behind_a_year_may_be_the_same_in_every_quarter() -> None:
    counts = {Spot(period, "a", "v"): Count(10, 3) for period in (FIRST, SECOND)}
    counts |= {Spot(period, "b", "v"): Count(20, 4) for period in (FIRST, SECOND)}

    made = network(Figures([Counted("v")]), counts, FIRST, YEAR).ledger.counts

    assert made[Spot(YEAR, "a", "v")] == Count(20, 3)
    assert made[Spot(FIRST, "all", "v")] == Count(30, 7)
    assert made[Spot(YEAR, "all", "v")] == Count(60, 7)


def test_what_is_carried_over_joins_quarters() -> None:
    figures = Figures(
        [Counted("open", OverTime.STOCK), Counted("new"), Counted("closed")],
        carried=[Carried(("open", ""), (("new", ""),), (("closed", ""),))],
    )
    counts = {
        Spot(period, "a", code): Count(count)
        for period, numbers in ((FIRST, (30, 6, 7)), (SECOND, (28, 5, 7)))
        for code, count in zip(("open", "new", "closed"), numbers, strict=True)
    }

    carried = [
        (relation.low, relation.high, len(relation.terms))
        for relation in network(figures, counts, FIRST, SECOND).system.relations
        if relation.why == "carried over"
    ]

    assert carried == [(0, None, 3), (0, 0, 4)]


def test_definition_that_filed_counts_break_is_widened_by_the_error() -> None:
    figures = Figures(
        [Counted("moved"), Counted("new"), Counted("closed")],
        identities=[Identity(("moved", ""), ((("new", ""), 1), (("closed", ""), 1)))],
    )
    counts = {
        Spot(FIRST, "a", code): Count(count)
        for code, count in (("moved", 20), ("new", 9), ("closed", 13))
    }

    (identity,) = [
        relation
        for relation in network(figures, counts, FIRST).system.relations
        if relation.why == "identity"
    ]

    assert (identity.low, identity.high) == (0, 2)


def test_few_others_of_a_part_are_a_count_that_is_never_published() -> None:
    figures = Figures([Counted("new"), Counted("violence", within="new")])
    counts = {Spot(FIRST, "a", "new"): Count(20), Spot(FIRST, "a", "violence"): Count(18)}
    others = Others(Spot(FIRST, "a", "new"), Spot(FIRST, "a", "violence"))

    made = network(figures, counts, FIRST)

    assert others in made.system.sensitive
    assert [spot.category for spot in made.published(FIRST) if spot.figure == "violence"] == [
        "",
        "",
    ]


def test_parts_that_do_not_add_up_cover_their_total() -> None:
    figures = Figures([Counted("reason", adds_up=False)])
    counts = {
        Spot(FIRST, "a", "reason", "x"): Count(8),
        Spot(FIRST, "a", "reason", "y"): Count(9),
        Spot(FIRST, "a", "reason"): Count(14),
    }

    assert why(network(figures, counts, FIRST)) >= {"part", "covering", "services"}


def test_who_is_counted_anew_lies_between_the_largest_quarter_and_all() -> None:
    figures = Figures([Counted("children", OverTime.ANEW)])
    counts = {Spot(FIRST, "a", "children"): Count(8), Spot(SECOND, "a", "children"): Count(9)}
    counts |= {Spot(YEAR, "a", "children"): Count(12)}

    made = network(figures, counts, YEAR)
    relations = [each for each in made.system.relations if each.why == "year"]

    assert len(relations) == 3
    assert values(made)[Spot(YEAR, "all", "children")] == 12


def test_release_shows_the_services_in_it_and_no_late_one() -> None:
    counts = {Spot(FIRST, service, "f"): Count(9) for service in ("a", "b", "late")}

    made = network(Figures([Counted("f")]), counts, FIRST)

    assert {spot.service for spot in made.published(FIRST)} == {"a", "b", "all"}
    assert Spot(FIRST, "late", "f") in made.system.cells


def test_sums_are_dearer_to_hide_than_what_they_are_made_of() -> None:
    counts = {Spot(FIRST, service, "f", "x"): Count(9) for service in BOTH}

    cells = network(Figures([Counted("f")]), counts, FIRST).system.cells

    one, total, both = (
        cells[Spot(FIRST, service, "f", category)].price
        for service, category in (("a", "x"), ("a", ""), ("all", ""))
    )
    assert one < total < both
