"""The base of every flow of the house."""

from typing import Any, ClassVar

from viewflow.workflow.base import Flow

from workflows.engine.locks import TreeLock


class TreeFlow(Flow):
    """A flow whose processes stand in a tree and are locked by its root.

    `lanes` names the administrations that take part, in the order they are drawn.
    """

    lock_impl: Any = TreeLock()
    lanes: ClassVar[dict[str, Any]] = {}
