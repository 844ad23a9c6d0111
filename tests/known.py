"""What the database holds, known without reading it as long as nothing is written."""

from typing import Any, NamedTuple

from django.db import connection

from tests.snapshot import Rows, copied, numbering

State = tuple[Rows, Rows]
# These change no row; to roll back does.
READING = ("SELECT", "BEGIN", "SAVEPOINT", "RELEASE SAVEPOINT")
# Whoever has one of these writes for good, and by connections of their own.
FOR_GOOD = {"transactional_db", "on_disk", "live_server"}


class Writes:
    """Counts the statements that may write."""

    count = 0

    def __call__(self, execute: Any, sql: Any, *rest: Any) -> Any:
        self.count += not str(sql).lstrip().upper().startswith(READING)
        return execute(sql, *rest)


class Held(NamedTuple):
    """What the database held after so many writes."""

    state: State
    writes: int


class Known:
    """Rows and numbers, read only when something was written since they were.

    Every test but those that write for good begins where the one before it began.
    """

    def __init__(self) -> None:
        self.writes = Writes()
        self.first: State | None = None
        self.held: Held | None = None
        self.began: int | None = None

    def begin(self, fixtures: set[str]) -> None:
        """A test begins, with these fixtures."""
        self.held, self.began = None, None
        if fixtures & FOR_GOOD:
            self.first = None
            return
        if self.writes not in connection.execute_wrappers:
            connection.execute_wrappers.insert(0, self.writes)
        self.began = self.writes.count
        if self.first is not None:
            self.held = Held(self.first, self.began)

    def state(self) -> State:
        """All rows, and the numbers of kinds and permissions, as `snapshot` reads them."""
        if self.began is None:
            return copied(), numbering()
        if self.held is None or self.held.writes != self.writes.count:
            self.held = Held((copied(), numbering()), self.writes.count)
        if self.held.writes == self.began:
            self.first = self.held.state
        return self.held.state

    def is_now(self, rows: Rows, numbers: Rows) -> None:
        """Just now, by whoever put them there."""
        if self.began is not None:
            self.held = Held((rows, numbers), self.writes.count)


known = Known()
