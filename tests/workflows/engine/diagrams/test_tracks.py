"""Links that share a gutter: beside each other, in the order that crosses least."""

from itertools import permutations

import pytest

from workflows.engine.diagrams.graph import Link
from workflows.engine.diagrams.tracks import assign
from workflows.engine.diagrams.traffic import Spot

OUTER, INNER = Link("a", "d"), Link("b", "c")
WAYS: dict[Link, tuple[Spot, ...]] = {
    OUTER: ((7, 1), (7, 2), (1, 2), (1, 1)),
    INNER: ((5, 1), (5, 2), (3, 2), (3, 1)),
}


@pytest.mark.parametrize("order", list(permutations(WAYS)))
def test_inner_loop_runs_nearer_to_its_steps(order: tuple[Link, ...]) -> None:
    tracks = assign({link: WAYS[link] for link in order}, axis=1)

    assert tracks.of[INNER, 1] == (0, 2)
    assert tracks.of[OUTER, 1] == (1, 2)
    assert tracks.counts[2] == 2


def test_links_that_end_together_run_as_one() -> None:
    joining = Link("b", "d")
    ways = {OUTER: WAYS[OUTER], joining: ((5, 1), (5, 2), (1, 2), (1, 1))}

    tracks = assign(ways, axis=1)

    assert tracks.of[OUTER, 1] == tracks.of[joining, 1] == (0, 1)


def test_links_that_do_not_meet_need_one_track() -> None:
    apart = Link("e", "f")
    ways = {INNER: WAYS[INNER], apart: ((9, 1), (9, 2), (7, 2), (7, 1))}

    tracks = assign(ways, axis=1)

    assert tracks.of[INNER, 1] == tracks.of[apart, 1] == (0, 1)
    assert tracks.counts[2] == 1
