"""The picture of an indicator: within its frame, and true to what is kept."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from intranet.network.interventions.reading.plot import LEFT, RIGHT, plot_of

percents = st.tuples(*[st.integers(0, 100)] * 3).map(sorted)
days = st.tuples(*[st.integers(0, 365)] * 3).map(sorted)


def kept(unit: str, target: int, under: list[int | None], others: list[int | None]) -> Any:
    return {
        "unit": unit,
        "target": target,
        "followed": 365,
        "told": {
            group: {"low": low, "value": value, "high": high}
            for group, (low, value, high) in {"under": under, "others": others}.items()
        },
    }


def test_nothing_is_drawn_of_what_is_not_told() -> None:
    assert plot_of({"told": {}}) is None


def test_group_under_the_model_stands_above_the_other() -> None:
    plot = plot_of(kept("percent", 50, [0, 50, 100], [25, 50, 75]))

    assert plot is not None
    under, others = plot.marks
    assert (under.group, others.group) == ("under", "others")
    assert under.y < others.y
    assert (under.low, under.high) == (LEFT, RIGHT)
    assert under.x == others.x == plot.target == (LEFT + RIGHT) / 2
    assert [number for _x, number in plot.ticks] == [0, 25, 50, 75, 100]


def test_interval_that_goes_on_ends_in_an_arrow() -> None:
    plot = plot_of(kept("days", 30, [10, 20, None], [5, None, None]))

    assert plot is not None
    assert [mark.is_open for mark in plot.marks] == [True, True]
    assert plot.marks[1].x is None
    assert plot.marks[0].high == RIGHT


@given(under=percents, others=percents, target=st.integers(1, 99))
def test_percents_lie_within_the_frame_in_their_order(
    under: list[int | None], others: list[int | None], target: int
) -> None:
    _holds(kept("percent", target, under, others))


@given(under=days, others=days, target=st.integers(1, 365))
def test_days_lie_within_the_frame_in_their_order(
    under: list[int | None], others: list[int | None], target: int
) -> None:
    _holds(kept("days", target, under, others))


def _holds(result: Any) -> None:
    plot = plot_of(result)

    assert plot is not None
    for mark in plot.marks:
        assert mark.x is not None
        assert LEFT <= mark.low <= mark.x <= mark.high <= RIGHT
    assert LEFT < plot.target <= RIGHT
    assert [x for x, _number in plot.ticks] == sorted(x for x, _number in plot.ticks)
    assert len(plot.ticks) == 5
