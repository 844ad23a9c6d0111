"""What is told elsewhere of counts that are released: said by the rooms above, which tell it."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from intranet.statistics.disclosure.figures import Count, Period, Spot
from intranet.statistics.disclosure.system import Relation
from intranet.statistics.outcomes.bounds import Bound

Source = Callable[[], Iterable[Bound]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Ask `source` for all that was told so far; called once, when its app is ready."""
    if source not in _sources:
        _sources.append(source)


def told_elsewhere() -> list[Bound]:
    """In an order that says nothing but is always the same."""
    return sorted(
        {bound for source in _sources for bound in source()}, key=lambda bound: bound.order
    )


def relations_of(bounds: Iterable[Bound], counts: Mapping[Spot, Count]) -> Iterator[Relation]:
    """What `bounds` say of `counts`, as far as it is true.

    A case that went on at another service is in one and not in the other: a bound that does not
    hold tells a reader nothing. One below is of all its counts or of none.
    """
    for bound in bounds:
        spots = list(_spots(bound))
        known = [spot for spot in spots if spot in counts and counts[spot].value is not None]
        total = sum(counts[spot].value or 0 for spot in known)
        low = bound.low if len(known) == len(spots) and total >= bound.low else None
        high = bound.high if total <= bound.high else None
        if known and (low, high) != (None, None):
            yield Relation(tuple((spot, 1) for spot in known), low, high, "told elsewhere")


def _spots(bound: Bound) -> Iterator[Spot]:
    for service, quarter in sorted(bound.where):
        for figure, category in bound.places:
            yield Spot(Period(quarter.year, quarter.number), str(service), figure, category)
