"""The doors to a thing of the site: what each route asks of who comes, by the table's word."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.security.matrix import table
from tests.security.matrix.site import MODERATES, Plot
from tests.security.world import Subject
from tests.security.world.plan import COMMENTED

PUBLIC, KEYED = "public ", "key "
Door = Callable[[Subject, Plot], bool]


def _powers() -> frozenset[str]:
    return frozenset(power for row in table.rows("content") for power in row["may"].split())


def _holding(power: str) -> Door:
    return lambda subject, plot: power in plot.held(subject)


def _of(door: Door, *kinds: str) -> Door:
    return lambda subject, plot: plot.spot.kind in kinds and door(subject, plot)


def _writes(subject: Subject, plot: Plot) -> bool:
    return plot.site.writes(subject, plot.spot)


def _keeps(subject: Subject, plot: Plot) -> bool:
    return plot.site.keeps(subject, plot.spot)


def _examines(subject: Subject, plot: Plot) -> bool:
    """What waits, before who may publish or adopt it."""
    deciding = {"publish_item", "adopt_item"} & plot.held(subject)
    return plot.spot.state == "pending" and bool(deciding)


def _chooses(subject: Subject, plot: Plot) -> bool:
    """A folder in which `subject` sees any of what was chosen: all that it holds."""
    site, spot = plot.site, plot.spot
    inside = (each for each in site.within(spot) if each.above[-1] == spot.name)
    seen = (site.sees(subject, each) for each in inside if not each.replaces)
    return spot.kind == "folder" and site.sees(subject, spot) and any(seen)


def _is_placed(subject: Subject, plot: Plot) -> bool:
    return bool(plot.spot.above) and "remove_item" in plot.held(subject)


def _restores(subject: Subject, plot: Plot) -> bool:
    """What is in the bin for itself."""
    return bool(plot.spot.binned_by) and plot.site.finds_in_bin(subject, plot.spot)


def _moderates(subject: Subject, plot: Plot) -> bool:
    return bool(plot.held(subject) & MODERATES)


def _said(subject: Subject, plot: Plot) -> bool:
    """Who said it, while they read what it is said of."""
    return subject.name == COMMENTED[plot.spot.name] and "view_item" in plot.held(subject)


DOORS: Mapping[str, Door] = {
    **{f"content.{power}": _holding(power) for power in _powers()},
    "folder content.view_item": _of(_holding("view_item"), "folder"),
    "folder content.add_item": _of(_holding("add_item"), "folder"),
    "file content.view_item": _of(_holding("view_item"), "file", "image"),
    "image content.view_item": _of(_holding("view_item"), "image"),
    "placed content.remove_item": _is_placed,
    "writes": _writes,
    "keeps": _keeps,
    "examines": _examines,
    "chooses": _chooses,
    "restores": _restores,
    "moderates": _moderates,
    "said": _said,
}


def is_open(subject: Subject, rule: str, plot: Plot) -> bool:
    return DOORS[rule.removeprefix(PUBLIC).removeprefix(KEYED)](subject, plot)


def is_door(rule: str) -> bool:
    return rule.removeprefix(PUBLIC).removeprefix(KEYED) in DOORS


def chosen(route: str, plot: Any) -> dict[str, Any]:
    """All that stands in a folder, where something of it has to be chosen."""
    if table.route(route)["opens"] != "chooses" or not isinstance(plot, Plot):
        return {}
    inside = (each for each in plot.site.within(plot.spot) if each.above[-1] == plot.spot.name)
    return {"chiavi": [each.key for each in inside]}


def body(route: str, thing: Any) -> dict[str, Any]:
    """What is sent by who may not: all that it takes."""
    return {
        **chosen(route, thing.record),
        "transition": "publish",
        "title": "Prova",
        "text": "Prova",
        "slug": "prova",
        "decision": "shown",
        "confirmed": "1",
        "box": f"user-{thing.key}-reader",
        "comment": "Perché sì",
    }
