"""Where a process stands, step by step, as its tasks tell."""

from viewflow.workflow.models import Task
from viewflow.workflow.status import STATUS

from .marks import State

STATES = {
    STATUS.DONE: State.DONE,
    STATUS.NEW: State.ACTIVE,
    STATUS.ASSIGNED: State.ACTIVE,
    STATUS.SCHEDULED: State.ACTIVE,
    STATUS.STARTED: State.ACTIVE,
    STATUS.ERROR: State.STUCK,
}
"""What a task's status says; a cancelled or revived task says nothing."""

STRENGTH = (State.DONE, State.ACTIVE, State.STUCK)
"""Of several tasks of one step, as in a loop, the last in this order decides."""


def states_of(process_pk: int) -> dict[str, str]:
    """The state of each step the process has reached, by the node's name, in one query.

    Terms are not known here: whoever knows that an active step is late says so.
    """
    states: dict[str, str] = {}
    tasks = Task.objects.filter(process_id=process_pk).values_list("flow_task", "status")
    found = [(node.name, STATES[status]) for node, status in tasks if status in STATES]
    for name, state in sorted(found, key=lambda each: STRENGTH.index(each[1])):
        states[name] = state.value
    return states
