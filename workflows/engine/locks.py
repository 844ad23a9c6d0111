"""One lock for a whole tree of processes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from viewflow.workflow.models import Process

from workflows.engine.models import TreeProcess

# The number by which PostgreSQL knows this queue; any, as long as no other queue has it.
THE_OFFICES = 20_240_901


class TreeLock:
    """Locks the root process, for whichever process of its tree is asked.

    Parent and child can therefore call each other in one transaction without a deadlock. On
    PostgreSQL the row of the root is locked until the transaction ends; on SQLite a transaction
    is the only writer from its first statement (IMMEDIATE), so no row needs locking.

    Whoever works on a tree is in company: many may, each on their own. One who joins or leaves
    an office, which changes what is to be done by whom in every tree, is alone meanwhile.
    """

    @contextmanager
    def __call__(self, flow_class: Any, process_pk: int) -> Iterator[None]:
        with transaction.atomic(savepoint=False):
            if connection.features.has_select_for_update:
                self._lock_root(flow_class, process_pk)
            yield

    def _lock_root(self, flow_class: Any, process_pk: int) -> None:
        _queue(in_company=True)
        processes = flow_class.process_class._default_manager
        root = processes.filter(pk=process_pk).values_list("root_id", flat=True).first()
        _lock({root or process_pk})


def lock_trees(processes: Any) -> None:
    """Lock the trees of `processes` (a queryset of keys) until the transaction ends.

    All in the same order, so that two who do so never wait for each other.
    """
    if connection.features.has_select_for_update:
        _queue(in_company=True)
        members = (model.objects.filter(pk__in=processes) for model in TreeProcess.__subclasses__())
        _lock({root or pk for some in members for pk, root in some.values_list("pk", "root_id")})


def lock_everything() -> None:
    """Be alone until the transaction ends: no task is done, taken, given back or made meanwhile.

    To be asked for before any other lock.
    """
    if connection.features.has_select_for_update:
        _queue(in_company=False)


def _queue(*, in_company: bool) -> None:
    """Wait until nobody is alone; or, to be alone, until nobody is at work. PostgreSQL only."""
    word = "pg_advisory_xact_lock_shared" if in_company else "pg_advisory_xact_lock"
    with connection.cursor() as cursor:
        cursor.callproc(word, [THE_OFFICES])


def _lock(roots: set[int]) -> None:
    rows = Process.objects.filter(pk__in=roots).order_by("pk").select_for_update()
    list(rows.values_list("pk", flat=True))
