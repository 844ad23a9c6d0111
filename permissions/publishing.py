"""Who may do what on the site: kind of thing → its state → standing → permissions.

The same table as `matrix`, for things that stand in a tree: their rights come from the places
above them, and are worked out when they are asked for (see `intranet/content/rights`).
"""

from collections.abc import Mapping
from functools import cache

from django.db import models
from django.utils.translation import gettext_lazy as _

Permissions = frozenset[str]


class State(models.TextChoices):
    """The states of a thing of the site. A folder has only the first and the last."""

    INTERNAL = "internal", _("Bozza interna")
    PENDING = "pending", _("Revisione in atto")
    PUBLISHED = "published", _("Pubblicato internamente")
    EXTERNAL = "external", _("Visibile esternamente")
    PRIVATE = "private", _("Privato")


class Standing(models.TextChoices):
    """How one stands to a thing of the site."""

    OWNER = "owner", _("Autore")
    READER = "reader", _("Può vedere")
    CONTRIBUTOR = "contributor", _("Può aggiungere")
    EDITOR = "editor", _("Può modificare")
    REVIEWER = "reviewer", _("Può esaminare")
    # All who work in a service or coordinate them; and whoever comes by.
    MEMBER = "member", _("Tutto il personale")
    ANYBODY = "anybody", _("Chiunque")


# Those that are given at a place, and hold for what is below it.
SHARED = (Standing.CONTRIBUTOR, Standing.EDITOR, Standing.REVIEWER, Standing.READER)

By = Mapping[Standing, Permissions]


def _may(*names: str) -> Permissions:
    return frozenset(f"content.{name}" for name in names)


VIEW = _may("view_item")
READ = VIEW | _may("comment_item")
WRITE = READ | _may("edit_item", "remove_item", "share_item")
READERS: By = {
    Standing.READER: READ,
    Standing.CONTRIBUTOR: READ,
    Standing.EDITOR: READ,
    Standing.REVIEWER: READ,
}
STAFF: By = {**READERS, Standing.MEMBER: READ}


def _and(others: By, **mine: Permissions) -> By:
    """The row of `others`, with more for some."""
    more = {Standing(name): names for name, names in mine.items()}
    return {who: others.get(who, frozenset()) | more.get(who, frozenset()) for who in Standing}


ITEM: Mapping[State, By] = {
    State.INTERNAL: _and(
        STAFF,
        owner=WRITE | _may("submit_item", "hide_item"),
        editor=WRITE | _may("submit_item", "hide_item"),
        reviewer=_may("edit_item", "publish_item", "publish_outside"),
    ),
    # Who has submitted waits, or takes it back.
    State.PENDING: _and(
        STAFF,
        owner=READ | _may("retract_item"),
        reviewer=_may("edit_item", "publish_item", "publish_outside", "reject_item"),
    ),
    State.PUBLISHED: _and(
        STAFF,
        owner=READ | _may("retract_item", "revise_item"),
        editor=_may("retract_item", "revise_item", "share_item"),
        reviewer=_may("reject_item", "publish_outside", "retract_item", "adopt_item"),
    ),
    State.EXTERNAL: _and(
        STAFF,
        owner=READ | _may("retract_item", "revise_item"),
        editor=_may("retract_item", "revise_item", "share_item"),
        reviewer=_may("reject_item", "publish_item", "retract_item", "adopt_item"),
        anybody=VIEW,
    ),
    State.PRIVATE: _and(
        READERS,
        owner=WRITE | _may("show_item"),
        editor=WRITE | _may("show_item"),
    ),
}
FILL = _may("add_item", "order_items")
FOLDER: Mapping[State, By] = {
    State.INTERNAL: _and(
        STAFF,
        owner=WRITE | FILL | _may("hide_item"),
        contributor=_may("add_item"),
        editor=WRITE | FILL | _may("hide_item"),
    ),
    State.PRIVATE: _and(
        READERS,
        owner=WRITE | FILL | _may("show_item"),
        contributor=_may("add_item"),
        editor=WRITE | FILL | _may("show_item"),
    ),
}
# A page that is being written anew beside the published one: of its authors and examiners alone.
# Who adopts it may examine the published one too, wherever the copy stands.
WORKING: Mapping[State, By] = {
    State.PRIVATE: _and(
        {},
        owner=WRITE | _may("submit_item"),
        editor=WRITE | _may("submit_item"),
        reviewer=READ,
    ),
    State.PENDING: _and(
        {},
        owner=READ | _may("retract_item"),
        editor=READ,
        reviewer=READ | _may("edit_item", "adopt_item", "reject_item"),
    ),
}
PUBLISHING: Mapping[str, Mapping[State, By]] = {"item": ITEM, "folder": FOLDER, "copy": WORKING}


def permissions_of(kind: str, state: str, standing: Standing) -> Permissions:
    """What `standing` may do on a thing of `kind` in `state`; nothing where nothing is listed."""
    return PUBLISHING[kind].get(State(state), {}).get(standing, frozenset())


@cache
def phases_opening(permission: str, standing: Standing) -> tuple[str, ...]:
    """The kinds and states in which `standing` holds `permission`: "item.pending", in order."""
    return tuple(
        sorted(
            f"{kind}.{state}"
            for kind, rows in PUBLISHING.items()
            for state, by in rows.items()
            if permission in by[standing]
        )
    )
