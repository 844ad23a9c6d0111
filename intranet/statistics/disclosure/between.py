"""What holds between figures: parts of wholes, signed sums, and what is carried over.

Filed counts may break what the definitions say. A reader who trusts the definition then reckons
with a small error; so does the relation, whose bounds are widened by just that.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from intranet.statistics.disclosure.figures import (
    TOTAL,
    WHOLE_YEAR,
    Carried,
    Count,
    Counted,
    Figures,
    Place,
    Spot,
)
from intranet.statistics.disclosure.system import Relation

type Group = Mapping[Place, Spot]
"""The known counts of one service in one period."""


class Rule(NamedTuple):
    """A relation between places; `exact` where nothing may be over."""

    terms: tuple[tuple[Place, int], ...]
    exact: bool
    why: str


def relations_between(figures: Figures, counts: Mapping[Spot, Count]) -> Iterator[Relation]:
    """The relations at every service and period in which all their counts are known.

    `counts` are those of services in quarters, and in years where they are counted anew: what
    holds of these holds of their sums.
    """
    groups: dict[tuple[object, str], dict[Place, Spot]] = defaultdict(dict)
    for spot in counts:
        groups[spot.period, spot.service][spot.place] = spot
    for group in groups.values():
        for rule in _rules(figures, group):
            if all(place in group for place, _factor in rule.terms):
                terms = tuple((group[place], factor) for place, factor in rule.terms)
                yield _kept(terms, counts, exact=rule.exact, why=rule.why)
        yield from _covering(figures, group, counts)
    for carried in figures.carried:
        yield from _carried(carried, counts)


def wholes(figure: Counted, place: Place) -> Iterator[Place]:
    """The totals that a place of this figure is a part of, with others left out of it."""
    code, category = place
    if category != TOTAL and not figure.adds_up:
        yield code, TOTAL
    if figure.within:
        yield figure.within, TOTAL


def _rules(figures: Figures, group: Group) -> Iterator[Rule]:
    by_code = {figure.code: figure for figure in figures.counted}
    for place in group:
        for whole in wholes(by_code[place[0]], place):
            yield Rule(((whole, 1), (place, -1)), exact=False, why="part")
    for part, whole in figures.parts:
        yield Rule(((whole, 1), (part, -1)), exact=False, why="part")
    for identity in figures.identities:
        yield Rule(((identity.whole, -1), *identity.terms), exact=True, why="identity")


def _covering(figures: Figures, group: Group, counts: Mapping[Spot, Count]) -> Iterator[Relation]:
    """Where everybody is in some category, together they are no fewer than the total."""
    for figure in figures.counted:
        total = group.get((figure.code, TOTAL))
        own = [spot for spot in group.values() if spot.figure == figure.code and spot != total]
        if total and own and not figure.adds_up:
            relation = Relation((*((spot, 1) for spot in own), (total, -1)), 0, None, "covering")
            if relation.holds(_total(relation, counts)):
                yield relation


def _carried(carried: Carried, counts: Mapping[Spot, Count]) -> Iterator[Relation]:
    """From the quarter before; without it, what was there before was not below zero."""
    flows = (*((place, -1) for place in carried.gains), *((place, 1) for place in carried.losses))
    for spot in [spot for spot in counts if spot.place == carried.stock]:
        terms = ((spot, 1), *((spot.at(place), factor) for place, factor in flows))
        before = spot._replace(period=spot.period.before)
        if spot.period.quarter != WHOLE_YEAR and all(each in counts for each, _factor in terms):
            terms = (*terms, (before, -1)) if before in counts else terms
            yield _kept(terms, counts, exact=before in counts, why="carried over")


def _kept(
    terms: tuple[tuple[Spot, int], ...], counts: Mapping[Spot, Count], *, exact: bool, why: str
) -> Relation:
    strict = Relation(terms, 0, 0 if exact else None, why)
    over = _total(strict, counts)
    return Relation(terms, min(0, over), max(0, over) if exact else None, why)


def _total(relation: Relation, counts: Mapping[Spot, Count]) -> int:
    return relation.total({key: counts[key].value or 0 for key, _f in relation.terms})
