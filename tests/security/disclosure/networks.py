"""Networks drawn by chance: services of very different size, late ones, ones that leave."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

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
from tests.security.disclosure.story import Release, Story

YEAR = 2026
QUARTERS = [Period(YEAR, quarter) for quarter in (1, 2, 3, 4)]


@dataclass(frozen=True)
class Size:
    """How large a drawn network is."""

    services: int = 3
    quarters: int = 2
    figures: int = 3
    categories: int = 3
    cases: int = 25


@dataclass
class Drawing:
    """Draws one story: what a service counts in each quarter agrees with the definitions."""

    rng: Random
    size: Size
    counts: dict[Spot, Count] = field(default_factory=dict)

    def story(self) -> Story:
        """A network with its releases: quarters, and the year if it has all four."""
        counted = [*self._figures()]
        figures = Figures(
            [Counted("new"), Counted("closed"), Counted("open", OverTime.STOCK), *counted],
            carried=[Carried(("open", ""), (("new", ""),), (("closed", ""),))],
            identities=[Identity(("moved", ""), ((("new", ""), 1), (("closed", ""), 1)))],
            parts=[(("families", ""), ("new", ""))],
        )
        there = {f"s{number:02}": self._stay() for number in range(self.size.services)}
        for service, periods in there.items():
            self._count(service, periods, counted)
        return Story(figures, self.counts, self._releases(there))

    def _figures(self) -> Iterator[Counted]:
        yield from (Counted("moved"), Counted("families"), Counted("children", OverTime.ANEW))
        yield Counted("visits", within="")
        for number in range(self.size.figures):
            over = self.rng.choice([OverTime.FLOW, OverTime.FLOW, OverTime.STOCK])
            within = "new" if self.rng.random() < 0.3 else ""
            yield Counted(f"f{number}", over, self.rng.random() < 0.6, within)

    def _stay(self) -> list[Period]:
        """The quarters in which a service is at the table: some come late, some leave."""
        periods = QUARTERS[: self.size.quarters]
        if self.rng.random() < 0.2:
            return periods[self.rng.randrange(len(periods)) :]
        return periods[: self.rng.randint(1, len(periods))] if self.rng.random() < 0.2 else periods

    def _releases(self, there: Mapping[str, Sequence[Period]]) -> list[Release]:
        """Each quarter with those who had filed by then: one in seven has not."""
        releases = [
            Release(period, frozenset(s for s in there if period in there[s] and self._filed()))
            for period in QUARTERS[: self.size.quarters]
        ]
        if self.size.quarters == len(QUARTERS):
            releases.append(Release(Period(YEAR), frozenset(there)))
        return [release for release in releases if release.services]

    def _filed(self) -> bool:
        return self.rng.random() < 6 / 7

    def _count(self, service: str, periods: Sequence[Period], counted: Sequence[Counted]) -> None:
        cases = max(1, int(self.size.cases * self.rng.random() ** 2 * 2))
        open_, most_children = self.rng.randint(0, cases), 0
        all_children = 0
        for period in periods:
            new = self.rng.randint(0, cases)
            closed = self.rng.randint(0, min(cases, open_ + new))
            open_ += new - closed
            children = self.rng.randint(0, cases)
            most_children, all_children = max(most_children, children), all_children + children
            totals = {"new": new, "closed": closed, "open": open_, "moved": new + closed}
            totals |= {"families": self.rng.randint(0, new), "children": children}
            for code, total in totals.items():
                self.counts[Spot(period, service, code)] = Count(total)
            self._spread(period, service, Counted("open"), open_)
            self._visits(period, service, new)
            for figure in counted:
                if figure.code.startswith("f") and figure.code != "families":
                    total = self.rng.randint(0, new if figure.within else cases)
                    self._spread(period, service, figure, total)
                    if self.rng.random() < 0.15:
                        self._forget(period, service, figure.code)
        year = self.rng.randint(most_children, all_children)
        self.counts[Spot(Period(YEAR), service, "children")] = Count(year)

    def _forget(self, period: Period, service: str, code: str) -> None:
        """The service does not record the figure in this quarter."""
        for spot in self.counts:
            if (spot.period, spot.service, spot.figure) == (period, service, code):
                self.counts[spot] = Count(None)

    def _visits(self, period: Period, service: str, cases: int) -> None:
        """Many visits may be of few cases."""
        total = cases * self.rng.randint(1, 12)
        self.counts[Spot(period, service, "visits")] = Count(total, cases)

    def _spread(self, period: Period, service: str, figure: Counted, total: int) -> None:
        """A total over its categories; one of them may be unknown."""
        categories = [f"k{number}" for number in range(self.size.categories)]
        weights = [self.rng.random() ** 3 + 0.01 for _each in categories]
        times = 1 if figure.adds_up else 2
        parts = dict.fromkeys(categories, 0)
        for _case in range(total):
            for each in {*self.rng.choices(categories, weights, k=times)}:
                parts[each] += 1
        for category, count in parts.items():
            self.counts[Spot(period, service, figure.code, category)] = Count(count)
        self.counts[Spot(period, service, figure.code)] = Count(total)
        if self.rng.random() < 0.05 and not figure.adds_up:
            self.counts[Spot(period, service, figure.code, categories[0])] = Count(None)


def drawn(seed: int, size: Size) -> Story:
    """The story of a seed."""
    return Drawing(Random(seed), size).story()  # noqa: S311  (it draws counts, no secret)
