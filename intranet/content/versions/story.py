"""The story of a thing as one list: who did what, when, with which word on it."""

from dataclasses import dataclass
from datetime import datetime

from intranet.content.pages import Page
from intranet.content.versions.names import Names
from intranet.content.versions.sources import EVENT, VERSION, Row, rows_of
from intranet.content.versions.words import said

PAGE = 50


@dataclass(frozen=True)
class Entry:
    """A row. `version` is the key of the words as they were then, 0 where they stayed."""

    at: datetime
    who: str
    what: str
    comment: str
    version: int


@dataclass(frozen=True)
class Story:
    entries: list[Entry]
    number: int
    has_more: bool

    @property
    def versions(self) -> list[int]:
        """Those on this page, the latest first: two of them can be compared."""
        return [entry.version for entry in self.entries if entry.version]

    @property
    def present(self) -> int:
        """The version that holds now, where it is on this page."""
        return self.versions[0] if self.number == 1 and self.versions else 0

    @property
    def before(self) -> int:
        return self.number - 1

    @property
    def after(self) -> int:
        return self.number + 1 if self.has_more else 0


def story_of(page: Page, number: int, *, with_sharing: bool) -> Story:
    """The page `number` (from 1), in 4 queries at most."""
    start = (number - 1) * PAGE
    rows = rows_of(page.item, start, start + PAGE + 1, with_sharing=with_sharing)
    shown = rows[:PAGE]
    names = Names.of(page.reach, shown)
    return Story([_entry(row, names) for row in shown], number, len(rows) > PAGE)


def _entry(row: Row, names: Names) -> Entry:
    told = names.told_by(row) if row.origin == EVENT else {}
    return Entry(
        at=row.at,
        who=names.person(row.who),
        what=said(row.what, **told),
        comment=row.comment,
        version=row.key if row.origin == VERSION else 0,
    )
