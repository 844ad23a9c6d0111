from intranet.statistics.chart import waiting_chart
from intranet.statistics.load import ServiceLoad


def service(name: str, waiting: int | None) -> ServiceLoad:
    return ServiceLoad(name, [None, waiting, None, None, None, None], None, None, None)


def test_bars_are_as_long_as_what_they_count() -> None:
    chart = waiting_chart([service("A", 20), service("B", 10), service("C", None)])

    first, second, third = chart.bars
    assert first.length == 2 * second.length > 0
    assert third.length == 0
    assert third.count is None


def test_bars_stand_one_under_the_other_within_the_picture() -> None:
    chart = waiting_chart([service(name, 20) for name in "ABC"])

    tops = [bar.y for bar in chart.bars]
    assert tops == sorted(set(tops))
    assert tops[-1] + chart.bar <= chart.height
    assert all(bar.figure_x < chart.width for bar in chart.bars)


def test_nothing_told_draws_no_bar() -> None:
    chart = waiting_chart([service("A", None)])

    assert [bar.length for bar in chart.bars] == [0]
