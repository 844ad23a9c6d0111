"""Acts on a thing of the site that who sees it may send, and only who holds the right does."""

from collections.abc import Mapping
from typing import Any

from tests.security.matrix import table
from tests.security.matrix.site import Plot
from tests.security.world import Subject
from tests.security.world.plan import SKETCHED

STATE, STEP = "contenuti/<int:pk>/stato/", "api/v1/contents/<int:pk>/transitions/"
EDIT, CHANGE = "contenuti/<int:pk>/modifica/", "api/v1/contents/<int:pk>/"
FILL = "api/v1/contents/<int:pk>/children/"
# By which method each is done, and what it needs; of a transition the table says it.
ACTS: Mapping[tuple[str, str], str] = {
    (STATE, "POST"): "",
    (STEP, "POST"): "",
    (EDIT, "POST"): "edit_item",
    (CHANGE, "PATCH"): "edit_item",
    (FILL, "POST"): "add_item",
}
WHY = "Perché è così."
# What the forms of some kinds ask for besides the words.
ASKED: Mapping[str, Mapping[str, str]] = {
    "event": {"starts_at": "2026-12-01T15:00"},
    "link": {"target": "/prova/"},
    "collection": {"order": "newest", "limit": "20"},
}


def transitions() -> list[str]:
    return list(dict.fromkeys(row["transition"] for row in table.rows("transitions")))


def is_done(subject: Subject, plot: Plot, route: str, method: str, transition: str) -> bool:
    """Whether what is sent is done, by one who sees the thing."""
    needed = ACTS[route, method]
    if not needed:
        return any(
            row["needs"] in plot.held(subject) and plot.spot.state in row["from"].split()
            for row in table.rows("transitions")
            if (row["kind"], row["transition"]) == (plot.spot.table, transition)
        )
    if needed == "edit_item" and _is_written_by_another(subject, plot):
        return False
    return needed in plot.held(subject)


def sent(route: str, plot: Plot | None, transition: str) -> dict[str, Any]:
    """All that the act takes."""
    if route in {STATE, STEP}:
        return {"transition": transition, "comment": WHY}
    if route == FILL:
        return {"kind": "page", "title": "Prova"}
    if route == CHANGE:
        return {"seen": plot.spot.versions[-1] if plot else 1, "title": "Prova"}
    return {"title": "Prova", **ASKED.get(plot.spot.kind if plot else "", {})}


def _is_written_by_another(subject: Subject, plot: Plot) -> bool:
    """The first who sat down to write, the last of the plan, has the pen."""
    holders = [who for who, name, kind in SKETCHED if name == plot.spot.name and not kind]
    return bool(holders) and holders[-1] != subject.name
