"""What was read, beside the quarter before: what jumped is pointed out before it is kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intranet.statistics.figures.figure import TOTAL, Section
from intranet.statistics.figures.registry import FIGURES
from intranet.statistics.filing.checking import Reading

# A count has jumped when it is so many times as large or as small, by at least so much.
TIMES, LEAST = 2, 10


@dataclass(frozen=True)
class Compared:
    """A number as it was read, and as it was the quarter before; None where it is not known."""

    name: str
    now: int | None
    before: int | None
    is_total: bool
    had_before: bool

    @property
    def is_jump(self) -> bool:
        if self.now is None or self.before is None:
            return self.had_before and self.now != self.before
        low, high = sorted((self.now, self.before))
        return high - low >= LEAST and high >= TIMES * low


@dataclass(frozen=True)
class Part:
    title: str
    rows: Sequence[Compared]


def compared(reading: Reading) -> list[Part]:
    """Every number that was read, by section of the figures."""
    return [
        Part(str(section.label), rows)
        for section in Section
        if (rows := [*_rows(reading, section)])
    ]


def _rows(reading: Reading, section: Section) -> Iterator[Compared]:
    for figure in FIGURES.values():
        if figure.section != section:
            continue
        places = [place for place in reading.entries if place[0] == figure.code]
        for place in sorted(places, key=lambda place: place[1] != TOTAL):
            yield Compared(
                name=figure.name_of(place[1]) if place[1] else str(figure.title),
                now=reading.entries[place].value,
                before=reading.before.get(place),
                is_total=place[1] == TOTAL,
                had_before=place in reading.before,
            )
