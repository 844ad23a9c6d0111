"""Numbers as they are counted, of every service at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from intranet.statistics.figures.bands import band_of
from intranet.statistics.figures.figure import TOTAL, Figure
from intranet.statistics.figures.registry import FIGURES


@dataclass(frozen=True)
class Number:
    """A value with the number of cases behind it; a value of None is not known, or not told."""

    value: int | None
    cases: int | None


Numbers = Mapping[tuple[str, str], Number]
"""The numbers of one service, by figure and category."""


class Tally:
    """Adds up what is counted, and remembers behind each number only how many cases stand."""

    def __init__(self, services: Iterable[int]) -> None:
        self.services = tuple(services)
        self._values: defaultdict[tuple[int, str, str], int] = defaultdict(int)
        self._cases: defaultdict[tuple[int, str, str], set[int]] = defaultdict(set)

    def add(
        self,
        service: int,
        figure: str,
        *categories: str,
        cases: Iterable[int],
        value: int = 1,
    ) -> None:
        """Add `value` to the total and to each of `categories`, with the cases it comes from.

        Raises ValueError for a category that the figure has not.
        """
        known = FIGURES[figure]
        cases = tuple(cases)
        for category in (TOTAL, *categories):
            if not known.has(category):
                raise ValueError(f"{figure} has no category {category!r}")
            self._values[service, figure, category] += value
            self._cases[service, figure, category].update(cases)

    def add_spans(self, figure: str, spans: Mapping[int, Mapping[int, int]]) -> None:
        """Add the days that each case of each service took: in bands, median and percentile."""
        for service, days in spans.items():
            for case, span in days.items():
                self.add(service, figure, band_of(span), cases=[case])
            for suffix, share in (("median", 50), ("p90", 90)):
                value = percentile(days.values(), share)
                self.add(service, f"{figure}_{suffix}", cases=days, value=value)

    def numbers(self, service: int) -> Numbers:
        """Every number of `service`: a zero where there was nothing to count."""
        open_ended = [
            (figure, category)
            for (owner, figure, category) in self._values
            if owner == service and FIGURES[figure].is_open
        ]
        fixed = [
            (figure.code, category)
            for figure in FIGURES.values()
            for category in (TOTAL, *figure.categories)
        ]
        return {
            key: self._number(service, FIGURES[key[0]], key[1])
            for key in dict.fromkeys([*fixed, *open_ended])
        }

    def _number(self, service: int, figure: Figure, category: str) -> Number:
        if category in figure.unknown:
            return Number(None, None)
        key = (service, figure.code, category)
        cases = len(self._cases.get(key, ()))
        if cases < figure.least_cases:
            return Number(None, cases)
        return Number(self._values.get(key, 0), cases)


def percentile(values: Collection[int], share: int) -> int:
    """The least of `values` that at least `share` in a hundred of them do not exceed.

    Raises IndexError where there is none. (Nearest rank: Hyndman and Fan, Sample Quantiles in
    Statistical Packages, 1996, definition 1.)
    """
    rank = -(-len(values) * share // 100)
    return sorted(values)[max(rank, 1) - 1]
