"""The life of a human task: created, taken, given back, done, withdrawn."""

from typing import Any

from django.utils.timezone import now
from viewflow.workflow.activation import Activation
from viewflow.workflow.nodes.view import ViewActivation
from viewflow.workflow.signals import task_finished
from viewflow.workflow.status import STATUS

from permissions.policy import may
from permissions.substitution import at_work
from workflows.engine import drafts, worklist


class HumanActivation(ViewActivation):
    """Takes, gives back and completes a task, each with one write and its row on the worklist."""

    @classmethod
    def create(
        cls, flow_task: Any, prev_activation: Any, token: Any, data: Any = None, seed: Any = None
    ) -> "HumanActivation":
        task = flow_task.flow_class.task_class(
            process=prev_activation.process, flow_task=flow_task, token=token, data=data or {}
        )
        task.seed = seed
        activation = cls(task)
        guard = flow_task.guard_of(activation)
        owner = at_work(flow_task.owner_of(activation), guard)
        if owner is not None and may(owner, flow_task.permission, guard):
            task.owner, task.assigned, task.status = owner, now(), STATUS.ASSIGNED
        task.owner_permission = flow_task.permission
        task.owner_permission_obj = guard
        task.save()
        task.previous.add(prev_activation.task)
        worklist.add(activation, guard)
        return activation

    @Activation.status.transition(source=STATUS.NEW, target=STATUS.ASSIGNED)
    def assign(self, user: Any) -> None:
        """Put the task in the hands of `user`."""
        self.task.owner, self.task.assigned = user, now()
        self.task.save()
        worklist.hand(self.task, user)

    @Activation.status.transition(source=STATUS.ASSIGNED, target=STATUS.ASSIGNED)
    def pass_on(self, user: Any) -> None:
        """Put the task from the hands that hold it into those of `user`."""
        self.task.owner, self.task.assigned = user, now()
        self.task.save()
        worklist.hand(self.task, user)

    @Activation.status.transition(source=STATUS.ASSIGNED, target=STATUS.NEW)
    def unassign(self) -> None:
        """Put the task back where anyone entitled finds it."""
        self.task.owner, self.task.assigned = None, None
        self.task.save()
        worklist.hand(self.task, None)

    @Activation.status.transition(source=[STATUS.NEW, STATUS.ASSIGNED], target=STATUS.DONE)
    def finish(self, user: Any) -> None:
        """Complete the task as the work of `user`."""
        self.task.owner = user
        self.task.started = self.task.started or now()
        self.task.finished = now()
        self.task.save()
        worklist.remove(self.task)
        drafts.drop(self.task)
        task_finished.send(sender=self.flow_class, process=self.process, task=self.task)

    @Activation.status.transition(source=[STATUS.NEW, STATUS.ASSIGNED], target=STATUS.CANCELED)
    def cancel(self) -> None:
        """Withdraw the task: it is not to be done any more."""
        self.task.finished = now()
        self.task.save()
        worklist.remove(self.task)
        drafts.drop(self.task)
