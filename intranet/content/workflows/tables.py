"""The rules of the house as tables: kind of thing → its state → who → what they may do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from intranet.content.publication import label_of
from intranet.content.workflows.words import ALWAYS, ELSE, KINDS, POWERS, STATES
from permissions.matrix import MATRIX
from permissions.publishing import PUBLISHING

By = Mapping[Any, frozenset[str]]


@dataclass(frozen=True)
class Line:
    """One permission in words, and for each column whether those hold it."""

    power: Any
    held: tuple[bool, ...]


@dataclass(frozen=True)
class Sheet:
    """What may be done in one state; `who` are the words of the columns."""

    state: Any
    who: tuple[Any, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Workflow:
    """One kind of thing; `key` names it in the address of its part of the page."""

    key: str
    title: Any
    sheets: tuple[Sheet, ...]


def content_workflows() -> list[Workflow]:
    """Of what stands in the tree of the site."""
    return [
        _workflow(kind, ((label_of(kind, state), by) for state, by in rows.items()))
        for kind, rows in PUBLISHING.items()
    ]


def case_workflows() -> list[Workflow]:
    """Of cases, of what belongs to them, and of the offices."""
    return [
        _workflow(kind, ((_state(kind, state), by) for state, by in rows.items()))
        for kind, rows in MATRIX.items()
    ]


def _state(kind: str, state: str) -> Any:
    if state != "*":
        return STATES[state]
    return ELSE if len(MATRIX[kind]) > 1 else ALWAYS


def _workflow(kind: str, rows: Iterator[tuple[Any, By]]) -> Workflow:
    sheets = tuple(_sheet(state, by) for state, by in rows)
    return Workflow(kind.replace(".", "-"), KINDS[kind], sheets)


def _sheet(state: Any, by: By) -> Sheet:
    holders = [who for who, held in by.items() if held]
    powers = [name for name in POWERS if any(name in by[who] for who in holders)]
    lines = (Line(POWERS[name], tuple(name in by[who] for who in holders)) for name in powers)
    return Sheet(state, tuple(who.label for who in holders), tuple(lines))
