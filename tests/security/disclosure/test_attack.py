"""The attack is proven first: it finds what was planted, and what looking at all tables finds."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intranet.statistics.disclosure.figures import Count, Counted, Figures, Period, Spot
from tests.security.disclosure.attack import Leak, leaks
from tests.security.disclosure.campaign import equations, read
from tests.security.disclosure.definitions import facts
from tests.security.disclosure.elimination import determined
from tests.security.disclosure.enumeration import narrow
from tests.security.disclosure.networks import Size, drawn
from tests.security.disclosure.reader import Fact, Reader, Target
from tests.security.disclosure.story import ALL, Release, Story
from tests.security.disclosure.targets import targets

FIRST = Period(2026, 1)
Table = Mapping[Spot, int]


def cell(number: int) -> Spot:
    return Spot(FIRST, "s", "f", f"k{number}")


def table_of(rows: Sequence[Sequence[int]]) -> Story:
    """One figure in one quarter: services down, categories across."""
    counts = {
        Spot(FIRST, f"s{row}", "f", f"k{column}"): Count(count)
        for row, counts in enumerate(rows)
        for column, count in enumerate(counts)
    }
    services = frozenset(spot.service for spot in counts)
    return Story(Figures([Counted("f")]), counts, [Release(FIRST, services)])


def spans(found: Sequence[Leak]) -> dict[str, tuple[int, int]]:
    return {leak.target.name: (leak.least, leak.most) for leak in found}


def naively_told(story: Story) -> list[Table]:
    """Each release with small counts left out, and nothing else."""
    told: list[Table] = []
    for made, release in enumerate(story.releases, start=1):
        network = story.network(made)
        small = network.system.sensitive
        spots = [spot for spot in network.published(release.period) if spot not in small]
        told.append({spot: network.ledger.counts[spot].value or 0 for spot in spots})
    return told


def test_attack_computes_a_lone_hidden_count() -> None:
    story = table_of([[3, 20], [30, 40]])

    found = spans(read(story, naively_told(story)))

    assert found == {str(Spot(FIRST, "s0", "f", "k0")): (3, 3)}


def test_attack_narrows_what_it_cannot_compute() -> None:
    story = table_of([[1, 2, 50], [30, 40, 50], [1, 1, 50]])

    found = spans(read(story, naively_told(story)))

    assert found[str(Spot(FIRST, "s0", "f", "k0"))] == (0, 2)
    assert len(found) == 4


def test_attack_leaves_what_is_protected() -> None:
    story = table_of([[3, 9, 40], [20, 30, 50], [60, 70, 80]])
    (shown,) = story.told()

    found = read(story, [shown])

    assert found == []
    assert Spot(FIRST, ALL, "f", "k2") in shown


@pytest.mark.parametrize("seed", range(4))
def test_attack_finds_every_complementary_count_that_is_brought_back(seed: int) -> None:
    """Nothing is hidden in vain: a table small enough leaks if one number more is shown."""
    story = table_of([[3 + seed % 2, 9], [20 + seed, 30]])
    (shown,), (all_but_small,) = [*story.told()], naively_told(story)
    hidden = [spot for spot in all_but_small if spot not in shown]

    leaking = [bool(read(story, [{**shown, spot: all_but_small[spot]}])) for spot in hidden]

    assert hidden
    assert leaking == [True] * len(hidden)


@pytest.mark.parametrize("seed", range(4))
def test_attack_finds_leaks_where_only_small_counts_are_hidden(seed: int) -> None:
    story = drawn(seed, Size(services=3, quarters=2, figures=1, cases=40))

    found = read(story, naively_told(story))

    assert found


small_sums = st.lists(st.integers(-1, 1), min_size=3, max_size=3).filter(any)
small_tables = st.lists(st.integers(0, 6), min_size=3, max_size=3)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(small_tables, st.lists(small_sums, min_size=1, max_size=3), st.integers(0, 2))
def test_attack_finds_what_enumeration_finds(
    counts: list[int], sums: list[list[int]], loose: int
) -> None:
    """`loose` sums are known as bounds only; every count is told to be 14 at most."""
    truth = {cell(place): count for place, count in enumerate(counts)}
    known = [Fact({spot: 1}, 0, 14) for spot in truth]
    for place, factors in enumerate(sums):
        terms = {cell(i): factor for i, factor in enumerate(factors) if factor}
        total = sum(truth[spot] * factor for spot, factor in terms.items())
        known.append(Fact(terms, total, None if place < loose else total))
    aims = [Target(str(spot), {spot: 1}, count) for spot, count in truth.items() if count < 5]

    found = spans(leaks(known, aims, truth))

    assert found == narrow(known, aims, 14)


@pytest.mark.parametrize("seed", [0, 1, 3, 4])  # In these something can be computed.
def test_attack_finds_whatever_elimination_computes(seed: int) -> None:
    story = drawn(seed, Size(services=2, quarters=1, figures=1))
    reader = Reader(story)
    known = [*facts(reader), *equations(reader, naively_told(story))]

    computed = {target.name for target in determined(known, targets(reader))}

    assert computed
    assert computed <= {leak.target.name for leak in read(story, naively_told(story))}


def test_attack_refuses_a_fact_that_is_not_true() -> None:
    aim = Target("a", {cell(0): 1}, 3)

    with pytest.raises(ValueError, match="no fact"):
        leaks([Fact({cell(0): 1}, 4, 4)], [aim], {cell(0): 3})
