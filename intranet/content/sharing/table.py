"""The table of a place: who may do what there, what of it comes from above, what may be ticked."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.content.actions.sharing import given_with
from intranet.content.models import Share
from intranet.content.models.tree import above
from intranet.content.pages import VIEW, Crumb, Page, way_to
from intranet.content.rights.ground import SUBJECTS, Subject
from intranet.content.rights.network import called
from permissions.publishing import Standing

# The columns, from the least to the most.
COLUMNS = (Standing.READER, Standing.CONTRIBUTOR, Standing.EDITOR, Standing.REVIEWER)
KINDS = {
    "user": gettext_lazy("persona"),
    "unit": gettext_lazy("gruppo"),
    "organisation": gettext_lazy("organizzazione"),
}


@dataclass(frozen=True)
class Cell:
    """One standing of one row, sent as `value`. `sources` are the places above it comes from."""

    standing: Standing
    value: str
    is_given: bool
    is_mine: bool
    sources: tuple[Crumb, ...]


@dataclass(frozen=True)
class Row:
    name: str
    kind: str
    cells: tuple[Cell, ...]


def subject_of(share: Share) -> Subject:
    """Whom it is shared with."""
    return next((kind, key) for kind in SUBJECTS if (key := getattr(share, f"{kind}_id")))


def value_of(subject: Subject, standing: Standing) -> str:
    """What a ticked box sends: `user-3-reader`."""
    kind, key = subject
    return f"{kind}-{key}-{standing}"


def shares_of(page: Page) -> list[Share]:
    """Those that hold at the place, of its own and from above, in one query."""
    path = page.item.path
    lines = [cut for cut in page.reach.borders.cut if path.startswith(cut)]
    holding = [place for place in above(path) if len(place) >= max(map(len, lines), default=0)]
    found = Share.objects.filter(place__path__in=holding).order_by("place__path", "pk")
    return list(found.select_related("place", "user", "unit__organisation", "organisation"))


def rows_of(page: Page, shares: list[Share], sought: dict[Subject, Any]) -> list[Row]:
    """Those with whom something is shared, and after them the `sought`."""
    by: dict[tuple[Subject, Standing], list[Share]] = defaultdict(list)
    whom: dict[Subject, Any] = {}
    for share in shares:
        by[subject_of(share), Standing(share.standing)].append(share)
        whom[subject_of(share)] = share.whom
    mine = given_with(page.reach.stands(page.item))
    return [
        Row(
            name=called(one),
            kind=str(KINDS[subject[0]]),
            cells=tuple(_cell(page, subject, each, by[subject, each], mine) for each in COLUMNS),
        )
        for subject, one in (whom | sought).items()
    ]


def _cell(
    page: Page,
    subject: Subject,
    standing: Standing,
    shares: list[Share],
    mine: frozenset[Standing],
) -> Cell:
    own = [share for share in shares if share.place_id == page.item.pk]
    return Cell(
        standing=standing,
        value=value_of(subject, standing),
        is_given=bool(own),
        is_mine=standing in mine,
        sources=tuple(_source(page, share) for share in shares if share not in own),
    )


def _source(page: Page, share: Share) -> Crumb:
    """The place above, by its name where the reader may see it."""
    if VIEW not in page.reach.allowed(share.place):
        return Crumb(_("una cartella superiore"))
    return way_to(share.place)
