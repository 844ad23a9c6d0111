"""The layout: lanes, ranks, folds, and arrows that go around boxes."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workflows.engine.diagrams.graphs import graph, graphs
from workflows.engine.diagrams.geometry import Rect
from workflows.engine.diagrams.graph import Graph
from workflows.engine.diagrams.layout import Box, Layout, Path, lay_out

widths = st.sampled_from((None, 2, 4))


def boxes(layout: Layout) -> dict[str, Box]:
    return {box.step.name: box for box in layout.boxes}


def strokes(path: Path) -> Iterator[Rect]:
    """The straight parts of a path, as rectangles without breadth."""
    for here, there in pairwise(path.points):
        left, top = min(here.x, there.x), min(here.y, there.y)
        yield Rect(left, top, abs(here.x - there.x), abs(here.y - there.y))


def covers(part: Rect, other: Rect) -> bool:
    """Whether two straight parts lie on each other for some length."""
    if part.width == other.width == 0 and part.x == other.x:
        return part.y < other.bottom and other.y < part.bottom
    if part.height == other.height == 0 and part.y == other.y:
        return part.x < other.right and other.x < part.right
    return False


@settings(max_examples=40, derandomize=True, deadline=None)
@given(graphs(), widths)
def test_boxes_never_overlap(sample: Graph, widest: int | None) -> None:
    layout = lay_out(sample, widest)

    pairs = combinations(layout.boxes, 2)
    assert [(a, b) for a, b in pairs if a.rect.overlaps(b.rect)] == []


@settings(max_examples=40, derandomize=True, deadline=None)
@given(graphs(), widths)
def test_steps_stand_within_a_band_of_their_lane(sample: Graph, widest: int | None) -> None:
    layout = lay_out(sample, widest)

    for box in layout.boxes:
        bands = [band.rect for band in layout.bands if band.lane == box.step.lane]
        assert any(rect.y < box.rect.y and box.rect.bottom < rect.bottom for rect in bands)


@settings(max_examples=40, derandomize=True, deadline=None)
@given(graphs(), widths)
def test_arrows_never_cross_boxes(sample: Graph, widest: int | None) -> None:
    layout = lay_out(sample, widest)

    parts = [part for path in layout.paths for part in strokes(path)]
    assert [part for part in parts for box in layout.boxes if part.overlaps(box.rect)] == []


@settings(max_examples=40, derandomize=True, deadline=None)
@given(graphs(), widths)
def test_arrows_of_different_steps_never_share_a_stretch(sample: Graph, widest: int | None) -> None:
    layout = lay_out(sample, widest)

    for path, other in combinations(layout.paths, 2):
        ends = {path.link.source, path.link.target, other.link.source, other.link.target}
        shared = [
            (a, b) for a in strokes(path) for b in strokes(other) if len(ends) == 4 and covers(a, b)
        ]
        assert shared == []


@settings(max_examples=40, derandomize=True, deadline=None)
@given(graphs(), widths)
def test_arrows_run_upright_or_level(sample: Graph, widest: int | None) -> None:
    layout = lay_out(sample, widest)

    parts = [part for path in layout.paths for part in strokes(path)]
    assert [part for part in parts if part.width and part.height] == []


@settings(max_examples=40, derandomize=True, deadline=None)
@given(graphs(), widths)
def test_arrows_join_the_borders_of_their_steps(sample: Graph, widest: int | None) -> None:
    layout = lay_out(sample, widest)

    placed = boxes(layout)
    for path in layout.paths:
        ends = (path.link.source, path.points[0]), (path.link.target, path.points[-1])
        for name, end in ends:
            rect = placed[name].rect
            is_beside = end.x in {rect.x, rect.right} and end.y == rect.middle.y
            assert is_beside or (end.y in {rect.y, rect.bottom} and end.x == rect.middle.x)


@settings(max_examples=40, derandomize=True, deadline=None)
@given(graphs(), widths)
def test_everything_lies_on_the_sheet(sample: Graph, widest: int | None) -> None:
    layout = lay_out(sample, widest)

    titles = [box.title.rect for box in layout.boxes]
    labels = [path.label.rect for path in layout.paths if path.label]
    drawn = [*titles, *labels, *(part for path in layout.paths for part in strokes(path))]
    assert [rect for rect in drawn if rect.x < 0 or rect.right > layout.width] == []
    assert [rect for rect in drawn if rect.y < 0 or rect.bottom > layout.height] == []


@settings(max_examples=40, derandomize=True, deadline=None)
@given(graphs(), widths)
def test_same_graph_gives_the_same_layout(sample: Graph, widest: int | None) -> None:
    again = Graph(sample.name, sample.title, sample.steps, sample.links, sample.lanes)

    assert lay_out(sample, widest) == lay_out(again, widest)


def test_steps_follow_each_other_from_left_to_right() -> None:
    layout = lay_out(graph("a-b", "b-c", "a-c"))

    placed = boxes(layout)
    assert placed["a"].rect.right < placed["b"].rect.x
    assert placed["b"].rect.right < placed["c"].rect.x


def test_way_back_is_no_rank() -> None:
    layout = lay_out(graph("a-b", "b-c?", "c?-a", "c?-d"))

    placed = boxes(layout)
    assert [path.link.key for path in layout.paths if path.is_return] == ["c?-a"]
    assert placed["a"].rect.x < placed["c?"].rect.x


def test_steps_of_one_rank_and_lane_are_stacked() -> None:
    layout = lay_out(graph("a?-b", "a?-c", "b-d", "c-d"))

    placed = boxes(layout)
    assert placed["b"].rect.x == placed["c"].rect.x
    assert placed["b"].rect.bottom < placed["c"].rect.y


def test_longest_way_runs_straight() -> None:
    layout = lay_out(graph("a?-z", "a?-b", "b-c", "c-d"))

    placed = boxes(layout)
    levels = {placed[name].rect.middle.y for name in ("a?", "b", "c", "d")}
    assert len(levels) == 1


def test_only_lanes_in_use_are_drawn_in_their_order() -> None:
    layout = lay_out(graph("a-b", lanes={"a": "province", "b": "court"}))

    assert [band.title for band in layout.bands] == ["Tribunale", "Provincia"]
    assert layout.bands[0].rect.bottom == layout.bands[1].rect.y


def test_step_without_a_lane_stays_in_its_predecessors() -> None:
    layout = lay_out(graph("a-b", "b-c", lanes={"a": "service"}))

    assert {box.lane for box in layout.boxes} == {"service"}


def test_first_step_without_a_lane_stands_in_the_first() -> None:
    layout = lay_out(graph("a-b", lanes={"b": "province"}))

    assert boxes(layout)["a"].lane == "court"


def test_unknown_lane_is_refused() -> None:
    with pytest.raises(ValueError, match="moon"):
        lay_out(graph("a-b", lanes={"a": "moon"}))


def test_wide_flow_is_folded_into_even_strips() -> None:
    layout = lay_out(graph("a-b", "b-c", "c-d", "d-e", lanes={"a": "service"}), widest=4)

    placed = boxes(layout)
    assert [band.strip for band in layout.bands] == [0, 1]
    assert placed["d"].rect.x == placed["a"].rect.x
    assert placed["a"].rect.bottom < placed["d"].rect.y


def labelled(*arrows: str) -> Graph:
    """A graph whose arrows like `a-b` bear the name of their target."""
    sample = graph(*arrows)
    links = tuple(replace(link, label=link.target) for link in sample.links)
    return replace(sample, links=links)


def test_label_stands_where_its_arrow_leaves() -> None:
    layout = lay_out(labelled("a?-b", "a?-c"))

    source = boxes(layout)["a?"].rect
    for path in layout.paths:
        assert path.label
        assert not path.label.rect.overlaps(source)
        assert abs(path.label.rect.middle.x - source.middle.x) < 60
        assert abs(path.label.rect.middle.y - source.middle.y) < 60


def test_labels_of_a_fork_stand_in_the_rows_of_their_targets() -> None:
    layout = lay_out(labelled("a?-b", "b-e", "a?-c", "a?-d"))

    placed, labels = boxes(layout), {path.link.key: path.label for path in layout.paths}
    for name in ("c", "d"):
        label = labels[f"a?-{name}"]
        assert label
        assert 0 < placed[name].rect.middle.y - label.rect.middle.y < label.rect.height
