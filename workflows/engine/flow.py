"""The base of every flow of the house."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

from django.db import transaction
from viewflow.workflow.base import Flow
from viewflow.workflow.lock import _deferred

from workflows.engine.call_activity import report
from workflows.engine.locks import TreeLock


class TreeFlow(Flow):
    """A flow whose processes stand in a tree and are locked by its root.

    `lanes` names the administrations that take part, in the order they are drawn.
    """

    lock_impl: Any = TreeLock()
    lanes: ClassVar[dict[str, Any]] = {}

    @classmethod
    @contextmanager
    def lock(cls, process_pk: int) -> Iterator[None]:
        """Hold the tree of a process while it is worked on.

        What ends within is told to its callers before the lock is free, in the same transaction:
        a child never ends without its caller. What fails within tells nobody.
        """
        outermost = getattr(_deferred, "queue", None) is None
        with transaction.atomic(savepoint=False), super().lock(process_pk):
            news = _deferred.queue
            known = len(news)
            try:
                yield
                while outermost and news:
                    news.pop(0)()
            except BaseException:
                del news[known:]
                raise

    def cancel(self, process: Any) -> None:
        """Withdraw `process` with its open tasks and all under them, and tell its caller.

        A process that ended already stays as it ended.
        """
        with self.lock(process.pk):
            if self.withdraw(process):
                report(process)

    def withdraw(self, process: Any) -> bool:
        """The same for a caller that ends with it, and need not be told; whether it was open."""
        with self.lock(process.pk):
            process.refresh_from_db()
            is_open = process.finished is None
            if is_open:
                super().cancel(process)
        return is_open
