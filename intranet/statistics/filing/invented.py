"""Invented quarters that agree with every definition: to look at, and for demonstrations."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from intranet.statistics.disclosure.figures import Identity
from intranet.statistics.figures.bands import BANDS, LIMITS
from intranet.statistics.figures.counting.tally import Number
from intranet.statistics.figures.figure import TOTAL, UNRECORDED, Figure
from intranet.statistics.figures.registry import FIGURES
from intranet.statistics.filing.agreeing import SHARES, reached
from intranet.statistics.filing.numbers import BY_CASE, Place
from intranet.statistics.releases.relations import RELATIONS

LONGEST = 400
"""Days: what the last band is said to reach."""

# How the visits mostly go, and which reasons most have; others count for what their place tells.
WEIGHTS: Mapping[str, Mapping[str, int]] = {
    "visits": {"held": 160, "interrupted": 4, "refused": 4, "undecided": 0},
    "incidents": {"with": 1, "without": 30},
    **{code: {"yes": 1, "no": 3} for code in ("violence", "protected_address")},
    **{code: {"yes": 1, "no": 5} for code in ("interpreter", "siblings", "detained_parent")},
    "reopened_cases": {"reopened": 1, "first": 9},
}


@dataclass(frozen=True)
class Shape:
    """What a quarter was like: cases and children that came, were there at the end, and went."""

    referred: int = 12
    taken_over: int = 1
    concluded: int = 8
    handed_over: int = 1
    open_cases: int = 48
    new_children: int = 16
    open_children: int = 61
    closed_children: int = 11
    visits: int = 240
    municipalities: Sequence[str] = ()

    def followed_by(self, **flows: Any) -> "Shape":
        """The quarter after this one, with these that came and went."""
        after = replace(self, **flows)
        cases = after.referred + after.taken_over - after.concluded - after.handed_over
        children = after.new_children - after.closed_children
        return replace(
            after,
            open_cases=self.open_cases + cases,
            open_children=self.open_children + children,
        )


def invented(shape: Shape) -> Mapping[Place, Number]:
    """Every number of a quarter of this shape; what is not recorded has none."""
    counts = _totals(shape)
    for code, total in list(counts.items()):
        counts |= _parts(FIGURES[code[0]], total, shape)
    _settle(counts, shape)
    numbers = {place: _number(FIGURES[place[0]], count) for place, count in counts.items()}
    return _unknown() | numbers | dict(_measures(counts))


def _totals(shape: Shape) -> dict[Place, int]:
    new, gone = shape.referred + shape.taken_over, shape.concluded + shape.handed_over
    totals = {
        "new_cases": new,
        "open_cases": shape.open_cases,
        "closed_cases": gone,
        "new_families": new - new // 10,
        "open_families": shape.open_cases - shape.open_cases // 10,
        "closed_families": gone - gone // 10,
        "new_children": shape.new_children,
        "open_children": shape.open_children,
        "closed_children": shape.closed_children,
        "visits": shape.visits,
        "visit_minutes": shape.visits * 48,
        "operator_minutes": shape.visits * 60,
        "room_minutes": shape.visits * 54,
        "level_changes": shape.visits // 30,
        "rooms_in_use": 1 + shape.visits // 120,
        "operators": 2 + shape.visits // 60,
        "reports": shape.concluded,
        "first_contact": new,
        "first_visit": new - new // 5,
        "contact_to_visit": new - new // 4,
    }
    return {(code, TOTAL): count for code, count in totals.items()}


def _parts(figure: Figure, total: int, shape: Shape) -> dict[Place, int]:
    """The categories of a figure; those of some follow from what came and went."""
    given = {
        "new_cases": (shape.referred, shape.taken_over),
        "closed_cases": (shape.concluded, shape.handed_over),
    }
    names = [name for name in figure.categories if name not in figure.unknown]
    names = [*shape.municipalities, *names] if figure.is_open else names
    counts = given.get(figure.code) or _spread(figure, total, names)
    return {(figure.code, name): count for name, count in zip(names, counts, strict=True)}


def _spread(figure: Figure, total: int, names: Sequence[str]) -> list[int]:
    """The total over the categories by their weights; what is left over is of the first."""
    own = WEIGHTS.get(figure.code, {})
    weights = [
        own.get(name, 0 if name == UNRECORDED and len(names) > 1 else len(names) - place)
        for place, name in enumerate(names)
    ]
    counts = [total * weight // max(sum(weights), 1) for weight in weights]
    return [counts[0] + total - sum(counts), *counts[1:]] if counts else []


def _settle(counts: dict[Place, int], shape: Shape) -> None:
    """Give figures that follow from others the totals that they must have."""
    for identity in RELATIONS.identities:
        figure = FIGURES[identity.whole[0]]
        counts[identity.whole] = _sum(identity, counts)
        counts |= _parts(figure, counts[identity.whole], shape)


def _sum(identity: Identity, counts: Mapping[Place, int]) -> int:
    return sum(factor * counts[place] for place, factor in identity.terms)


def _number(figure: Figure, value: int) -> Number:
    """With as many cases as can stand behind the value; of what is used, all that used it."""
    if figure.unit in BY_CASE:
        return Number(value, min(value, 40))
    return Number(value, value)


def _unknown() -> dict[Place, Number]:
    return {
        (figure.code, category): Number(None, None)
        for figure in FIGURES.values()
        for category in (TOTAL, *figure.categories)
    }


def _measures(counts: Mapping[Place, int]) -> Iterator[tuple[Place, Number]]:
    """Medians and percentiles, in the bands in which they must be."""
    for figure in FIGURES.values():
        for suffix, share in SHARES.items():
            measure = FIGURES.get(f"{figure.code}_{suffix}")
            if measure is not None:
                bands = [counts[figure.code, band] for band in BANDS]
                days = LIMITS.get(reached(bands, share), LONGEST)
                is_said = sum(bands) >= measure.least_cases
                yield (measure.code, TOTAL), Number(days if is_said else None, sum(bands))
