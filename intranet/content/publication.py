"""The transitions between the states of a thing of the site, as rows that are read and drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

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


# A folder is never a draft: it stands open to the staff, or it does not.
OF_FOLDERS: Mapping[State, str | Promise] = {
    State.INTERNAL: _("Interna"),
    State.PRIVATE: _("Privata"),
}
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
# A working copy goes to and fro between its authors and examiners, until it is adopted.
OF_COPIES = (
    replace(BY_NAME["submit"], sources=(State.PRIVATE,)),
    replace(BY_NAME["reject"], sources=(State.PENDING,), target=State.PRIVATE),
    replace(BY_NAME["retract"], sources=(State.PENDING,), target=State.PRIVATE),
)
# By the tables of `permissions.publishing`.
BY_TABLE = {"item": TRANSITIONS, "folder": TRANSITIONS, "copy": OF_COPIES}


def label_of(table: str, state: str) -> str | Promise:
    """How `state` is called of what is kept by `table`."""
    labels = OF_FOLDERS if table == "folder" else {}
    return labels.get(State(state), State(state).label)


def outgoing(state: str, held: frozenset[str], table: str = "item") -> list[Transition]:
    """The transitions that lead out of `state` for who holds `held` on the thing."""
    steps = BY_TABLE[table]
    return [each for each in steps if state in each.sources and each.permission in held]


def step_of(table: str, name: str) -> Transition | None:
    """The transition `name` of what is kept by `table`, if it has such a one."""
    return next((each for each in BY_TABLE[table] if each.name == name), None)
