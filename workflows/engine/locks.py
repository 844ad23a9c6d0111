"""One lock for a whole tree of processes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from viewflow.workflow.models import Process


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
        locked = Process.objects.filter(pk=root or process_pk).select_for_update()
        list(locked.values_list("pk", flat=True))
