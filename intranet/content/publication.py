"""The transitions between the states of a thing of the site, as rows that are read and drawn."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from permissions.publishing import State


@dataclass(frozen=True)
class Transition:
    """From any of `sources` to `target`, for who holds `permission`."""

    name: str
    label: str | Promise
    sources: tuple[State, ...]
    target: State
    permission: str
    # Whoever sends it back says why.
    needs_comment: bool = False


SEEN = (State.PUBLISHED, State.EXTERNAL)
TRANSITIONS = (
    Transition(
        "submit",
        _("Sottoponi per pubblicazione"),
        (State.INTERNAL,),
        State.PENDING,
        "content.submit_item",
    ),
    Transition(
        "publish",
        _("Pubblica internamente"),
        (State.INTERNAL, State.PENDING, State.EXTERNAL),
        State.PUBLISHED,
        "content.publish_item",
    ),
    Transition(
        "publish_outside",
        _("Pubblica esternamente"),
        (State.INTERNAL, State.PENDING, State.PUBLISHED),
        State.EXTERNAL,
        "content.publish_outside",
    ),
    Transition(
        "reject",
        _("Manda indietro"),
        (State.PENDING, *SEEN),
        State.INTERNAL,
        "content.reject_item",
        needs_comment=True,
    ),
    Transition(
        "retract",
        _("Revoca"),
        (State.PENDING, *SEEN),
        State.INTERNAL,
        "content.retract_item",
    ),
    Transition("hide", _("Rendi privato"), (State.INTERNAL,), State.PRIVATE, "content.hide_item"),
    Transition(
        "show", _("Mostra internamente"), (State.PRIVATE,), State.INTERNAL, "content.show_item"
    ),
)
BY_NAME = {each.name: each for each in TRANSITIONS}


def outgoing(state: str, held: frozenset[str]) -> list[Transition]:
    """The transitions that lead out of `state` for who holds `held` on the thing."""
    return [each for each in TRANSITIONS if state in each.sources and each.permission in held]
