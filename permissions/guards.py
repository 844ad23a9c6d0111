"""What access is granted on, and the lock by which those who change it wait for each other."""

from typing import Any, Protocol

from django.db import connection
from django.dispatch import Signal

# Sent with `guard` before its row is locked: who holds other locks about it takes them first.
guard_locking = Signal()


class Guarded(Protocol):
    """A record that access is granted on."""

    pk: Any
    guard_kind: str
    guard_state: str
    # Those that have a part in it: a role on it is held as a member of one of them.
    guard_organisations: frozenset[int]
    # The one that answers for it: its auditor reads the log of it.
    guard_home: int


def guarded_by(record: Any) -> Any:
    """The object whose grants protect `record`: itself, or the one it belongs to.

    A record that is not guarded itself names the way there in `guard_path`.
    """
    for step in getattr(record, "guard_path", "").split("__"):
        record = getattr(record, step) if step else record
    return record


def lock(guard: Any) -> Any:
    """The row of `guard` as it stands now, locked until the transaction ends.

    Others may still refer to it. On SQLite a transaction that writes is alone already.
    """
    # A signed-in user comes in a wrapper of Django's: the model is asked of what is inside.
    rows = guard._meta.model._default_manager.filter(pk=guard.pk)
    if connection.features.has_select_for_update:
        rows = rows.select_for_update(no_key=True)
    [row] = rows
    return row
