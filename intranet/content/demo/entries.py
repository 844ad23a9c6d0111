"""What the fixture of the site says, as it is written there: days, names, addresses."""

from dataclasses import dataclass, field
from typing import Any

from intranet.content.kinds import Kind
from permissions.publishing import SHARED, Standing, State

FOLDER_STATES = (State.INTERNAL, State.PRIVATE)
SEEN = (State.PUBLISHED, State.EXTERNAL)
# What each kind needs beside its title; every other kind has none of it.
NEEDS = {
    Kind.EVENT: {"in_days", "at", "minutes", "venue"},
    Kind.LINK: {"target"},
    Kind.IMAGE: {"picture", "alt"},
    Kind.FILE: {"file"},
    Kind.COLLECTION: {"query"},
}


class WrongSite(Exception):
    """The fixture contradicts itself; the words say where."""


@dataclass(frozen=True)
class Sharing:
    """Who else stands at a place, and how: one of a user, a unit ("milano/head") or an office.

    The author of the place shares it, unless `by` does.
    """

    standing: Standing
    by: str = ""
    user: str = ""
    unit: str = ""
    organisation: str = ""

    def __post_init__(self) -> None:
        if self.standing not in SHARED:
            raise WrongSite(f"{self.standing} is not shared")
        if sum(map(bool, (self.user, self.unit, self.organisation))) != 1:
            raise WrongSite(f"{self.standing} is shared with one")


@dataclass(frozen=True)
class Remark:
    """What a reader wrote below a page, `days` before today; shown to all unless it `waits` for
    whoever examines the page.
    """

    author: str
    days: int
    text: str
    waits: bool = False


@dataclass(frozen=True)
class Entry:
    """A thing of the site. `written`, `submitted` and `published` are days before today; an event
    starts `in_days` after it, or before, at the hour `at`, and lasts so many `minutes`.

    Raises WrongSite where it says what its kind does not have, or leaves out what it needs.
    """

    kind: Kind
    address: str
    title: str
    state: State
    author: str
    written: int
    publisher: str
    summary: str = ""
    text: str = ""
    published: int | None = None
    submitted: int | None = None
    note: str = ""
    in_days: int | None = None
    at: str = ""
    minutes: int | None = None
    venue: str = ""
    target: str = ""
    picture: str = ""
    alt: str = ""
    file: str = ""
    query: dict[str, Any] = field(default_factory=dict)
    inherits: bool = True
    shares: tuple[Sharing, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def __post_init__(self) -> None:
        needed = NEEDS.get(self.kind, set())
        if said := self._said() ^ needed:
            raise WrongSite(f"{self.address}: {self.kind} and {sorted(said)} do not go together")
        if self.is_folder() and self.state not in FOLDER_STATES:
            raise WrongSite(f"{self.address}: a folder is not {self.state}")
        self._dates_agree()

    def _said(self) -> set[str]:
        """What it says of that which only some kinds have."""
        names = set[str]().union(*NEEDS.values())
        return {name for name in names if getattr(self, name) not in (None, "", {})}

    def _dates_agree(self) -> None:
        if (self.published is not None) != (self.state in SEEN):
            raise WrongSite(f"{self.address}: published is said of what is published")
        if (self.submitted is not None) != (self.state == State.PENDING):
            raise WrongSite(f"{self.address}: submitted is said of what is pending")
        if self.written < max(self.published or 0, self.submitted or 0):
            raise WrongSite(f"{self.address}: it was published before it was written")
        there = self.written if self.published is None else self.published
        if any(each.days >= there for each in self.remarks):
            raise WrongSite(f"{self.address}: somebody spoke of it before it was there")

    def is_folder(self) -> bool:
        return self.kind == Kind.FOLDER

    @property
    def slug(self) -> str:
        return self.address.rpartition("/")[2]

    @property
    def place(self) -> str:
        """The address of the folder it stands in: "" for the first page of the site."""
        return self.address.rpartition("/")[0]

    @property
    def words(self) -> str:
        """All it says to a reader."""
        return "\n".join((self.title, self.summary, self.alt, self.text))
