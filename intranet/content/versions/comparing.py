"""Two versions of a thing side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.utils.text import capfirst

from intranet.content.actions.editing import WORDS
from intranet.content.models import Item
from intranet.content.versions.difference import Pair, compared
from intranet.content.versions.plain import paragraphs
from intranet.portal.words import moment


@dataclass(frozen=True)
class Part:
    """One field in both versions."""

    label: str
    pairs: Sequence[Pair]

    @property
    def is_same(self) -> bool:
        return all(pair.is_same for pair in self.pairs)


@dataclass(frozen=True)
class Comparison:
    """The parts that are not the same in both, and the names of those that are."""

    changed: list[Part]
    same: list[str]

    @classmethod
    def of(cls, before: Any, after: Any) -> Self:
        """`before` and `after` are things or versions of them."""
        parts = [
            Part(_label(name), compared(_lines(before, name), _lines(after, name)))
            for name in ("title", "summary", "text", *sorted(WORDS - {"title", "summary", "text"}))
        ]
        return cls(
            changed=[part for part in parts if not all(pair.is_same for pair in part.pairs)],
            same=[
                part.label for part in parts if part.pairs and all(p.is_same for p in part.pairs)
            ],
        )


def _label(name: str) -> str:
    field = Item._meta.get_field(name)
    return capfirst(str(getattr(field, "verbose_name", name)))


def _lines(version: Any, name: str) -> list[str]:
    value = getattr(version, name)
    if name == "text":
        return paragraphs(value)
    if not value:
        return []
    said = moment(value) if isinstance(value, datetime) else str(value)
    return said.splitlines()
