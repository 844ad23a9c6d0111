"""One lock for a whole tree of processes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from viewflow.workflow.models import Process

from workflows.engine.models import TreeProcess


class TreeLock:
    """Locks the root process, for whichever process of its tree is asked.

    Parent and child can therefore call each other in one transaction without a deadlock. On
    PostgreSQL the row of the root is locked until the transaction ends; on SQLite a transaction
    is the only writer from its first statement (IMMEDIATE), so no row needs locking.
    """

    @contextmanager
    def __call__(self, flow_class: Any, process_pk: int) -> Iterator[None]:
        with transaction.atomic(savepoint=False):
            if connection.features.has_select_for_update:
                self._lock_root(flow_class, process_pk)
            yield

    def _lock_root(self, flow_class: Any, process_pk: int) -> None:
        processes = flow_class.process_class._default_manager
        root = processes.filter(pk=process_pk).values_list("root_id", flat=True).first()
        _lock({root or process_pk})


def lock_trees(processes: Any) -> None:
    """Lock the trees of `processes` (a queryset of keys) until the transaction ends.

    All in the same order, so that two who do so never wait for each other.
    """
    if connection.features.has_select_for_update:
        members = (model.objects.filter(pk__in=processes) for model in TreeProcess.__subclasses__())
        _lock({root or pk for some in members for pk, root in some.values_list("pk", "root_id")})


def _lock(roots: set[int]) -> None:
    rows = Process.objects.filter(pk__in=roots).order_by("pk").select_for_update()
    list(rows.values_list("pk", flat=True))
