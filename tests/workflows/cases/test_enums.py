from itertools import combinations

from workflows.cases.enums import Frequency, Level


def test_levels_go_from_the_closest_to_the_loosest() -> None:
    for closer, looser in combinations(Level, 2):
        assert looser.is_below(closer)
        assert not closer.is_below(looser)
        assert not closer.is_below(closer)


def test_frequencies_come_round_in_whole_weeks() -> None:
    weeks = {frequency.value: sum(frequency.steps) / 7 for frequency in Frequency}

    assert weeks == {"twice_a_week": 1, "weekly": 1, "fortnightly": 2, "monthly": 4}
