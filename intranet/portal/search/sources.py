"""What can be found, as the rooms of the site say it when they are ready."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.utils.functional import Promise

from intranet.portal.search.actions import Sheet
from permissions.models import User

Choices = Sequence[tuple[str, str | Promise]]


@dataclass(frozen=True)
class Wanted:
    """What is asked of a source: what was typed, and the filters it has."""

    typed: str
    type: str = ""
    state: str = ""
    place: str = ""
    since: date | None = None


@dataclass(frozen=True)
class Hit:
    """A record as it is shown: its name, where it opens, a line under it.

    `quoted` is the key of the record whose entry is quoted from; None where nothing is.
    """

    title: str
    address: str = ""
    line: str = ""
    quoted: int | None = None


class Source(ABC):
    """One type of records that can be found, by who may."""

    # Every type it holds, by its word in the address, with the name of the type; its own first.
    types: Mapping[str, str | Promise]
    # The codenames on an organisation, any of which opens it; none: whoever is signed in.
    opens: frozenset[str] = frozenset()
    model: type[models.Model]
    # In what order the hits come, the keys of `found` that are unique at the end.
    order: Sequence[str] = ("-pk",)
    # Where it stands among the others on the page.
    position: int = 50
    # How many of a page are shown where other types have their hits too.
    share: int = 5
    states: Choices = ()
    has_since: bool = False
    # What one may type to find them, in a sentence.
    hint: str | Promise = ""

    def is_open_to(self, held: frozenset[str]) -> bool:
        """Whether it is there for one who holds these codenames on an organisation."""
        return not self.opens or bool(self.opens & held)

    @abstractmethod
    def found(self, user: User, wanted: Wanted) -> QuerySet[Any]:
        """The records that `user` may see and that are wanted: permission, words and filters."""

    @abstractmethod
    def drawn(self, user: User, rows: Sequence[Any]) -> list[Hit]:
        """The hits of `rows`, each in its place."""

    def places(self, user: User) -> Choices:
        """The places that `user` may choose among."""
        return ()

    def sheets(self) -> Iterable[Sheet] | None:
        """All that the index must hold of it, by rising keys and read bit by bit.

        None if it is not found by the index.
        """
        return None


_SOURCES: list[Source] = []


def register(source: Source) -> None:
    """Let the records of `source` be found; called once, when its app is ready."""
    _SOURCES.append(source)
    _SOURCES.sort(key=lambda each: each.position)


def registered() -> Sequence[Source]:
    return tuple(_SOURCES)


def open_to(held: frozenset[str]) -> list[Source]:
    """Those where one who holds these codenames may look, in the order they are shown."""
    return [source for source in registered() if source.is_open_to(held)]
