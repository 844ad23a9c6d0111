"""What somebody has to do besides the tasks of the cases, told to the desk by rooms above it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain

from permissions.models import User

MOST = 50
# The end of the list is for what has no term.
NO_TERM = date.max


@dataclass(frozen=True)
class Duty:
    """Something to do: in words, at an address of this site, by a day if there is one.

    `about` says what it belongs to, in a few words.
    """

    title: str
    address: str
    due: date | None = None
    about: str = ""


Source = Callable[[User], Iterable[Duty]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Ask `source` too; called once, when its app is ready."""
    if source not in _sources:
        _sources.append(source)


def duties_of(user: User) -> list[Duty]:
    """The first MOST things that `user` has to do, the earliest term first."""
    found = chain.from_iterable(source(user) for source in _sources)
    return sorted(found, key=lambda duty: (duty.due or NO_TERM, duty.title))[:MOST]
