"""Those whom a published part leaves out of a published whole.

Twenty new cases, eighteen of them for one reason: the two others were never published, and are
told all the same. They are counts that nobody shows, and where they are few, sensitive ones.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from intranet.statistics.disclosure.between import wholes
from intranet.statistics.disclosure.figures import Count, Figures, Spot
from intranet.statistics.disclosure.system import SMALLEST


class Others(NamedTuple):
    """Those of the whole who are not in the part."""

    whole: Spot
    part: Spot


def few_others(figures: Figures, counts: Mapping[Spot, Count]) -> Iterator[tuple[Others, int]]:
    """The groups left out that are small, with their size: of services, sums and years."""
    by_code = {figure.code: figure for figure in figures.counted}
    for part, count in counts.items():
        for place in wholes(by_code[part.figure], part.place):
            whole = part.at(place)
            if whole in counts:
                rest = (counts[whole].value or 0) - (count.value or 0)
                if 0 <= rest < SMALLEST:
                    yield Others(whole, part), rest
