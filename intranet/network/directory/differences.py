"""What an edition of a card changes in the one before it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.utils.text import capfirst

from intranet.content.versions.comparing import Part
from intranet.content.versions.difference import compared
from intranet.network.directory.models import Edition
from intranet.network.directory.models.edition import WORDS
from intranet.portal.words import day_of_year


@dataclass(frozen=True)
class Differences:
    """The parts that changed, before and after, and the names of those that did not."""

    changed: Sequence[Part]
    same: Sequence[str]

    @classmethod
    def of(cls, before: Edition | None, after: Edition) -> Self:
        """Without a `before` everything that is said is new."""
        parts = [
            Part(label_of(name), compared(lines_of(before, name), lines_of(after, name)))
            for name in WORDS
        ]
        said = [part for part in parts if part.pairs]
        return cls(
            [part for part in said if not part.is_same],
            [part.label for part in said if part.is_same],
        )


def label_of(name: str) -> str:
    field = Edition._meta.get_field(name)
    return capfirst(str(getattr(field, "verbose_name", name)))


def lines_of(edition: Edition | None, name: str) -> list[str]:
    """What `edition` says in the field `name`, as it is read."""
    if edition is None:
        return []
    match name:
        case "levels":
            return [", ".join(edition.level_names)] if edition.levels else []
        case "territory":
            return [edition.get_territory_display()]
        case "intake":
            return [edition.get_intake_display()]
    value: Any = getattr(edition, name)
    if value is None or value == "":
        return []
    return day_of_year(value).splitlines() if isinstance(value, date) else str(value).splitlines()
