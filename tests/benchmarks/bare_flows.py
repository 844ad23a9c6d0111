"""The path of a case in stock viewflow: the same steps, with no permission, history or log.

Viewflow's open core has no call activity, so a plain Handle waits and the last child runs it.
"""

from typing import Any

from viewflow import this
from viewflow.workflow import flow
from viewflow.workflow.lock import select_for_update_lock
from viewflow.workflow.models import Process, Task


def _human() -> Any:
    return flow.View(view=None)


def _wait_over(child: Process) -> None:
    """Run the parent's Handle when no child is left."""
    parent = child.parent_task
    assert parent is not None
    if not Process.objects.filter(parent_task=parent, finished=None).exclude(pk=child.pk).exists():
        waiting = Task.objects.get(process=parent.process, status="NEW", flow_task_type="FUNCTION")
        waiting.flow_task.run(waiting)


class Child(flow.Flow):
    lock_impl = select_for_update_lock

    def on_start(self, activation: Any) -> Any:
        return activation.process

    def on_end(self, activation: Any) -> None:
        _wait_over(activation.process)

    def yes(self, activation: Any) -> bool:
        return bool(activation.process.data.get("yes", True))


class BareHearing(Child):
    begin = flow.StartHandle(this.on_start).Next(this.is_child)
    is_child = flow.If(this.yes).Then(this.familiarise_child).Else(this.interview_adult)
    familiarise_child = _human().Next(this.tell)
    interview_adult = _human().Next(this.tell)
    tell = flow.Function(this.on_end).Next(this.end)
    end = flow.End()


class BareVisit(Child):
    begin = flow.StartHandle(this.on_start).Next(this.confirm_visit)
    confirm_visit = _human().Next(this.is_confirmed)
    is_confirmed = flow.If(this.yes).Then(this.hold_visit).Else(this.tell)
    hold_visit = _human().Next(this.took_place)
    took_place = flow.If(this.yes).Then(this.record_visit).Else(this.tell)
    record_visit = _human().Next(this.validate_record)
    validate_record = _human().Next(this.is_valid)
    is_valid = flow.If(this.yes).Then(this.tell).Else(this.record_visit)
    tell = flow.Function(this.on_end).Next(this.end)
    end = flow.End()


class BareReporting(Child):
    begin = flow.StartHandle(this.on_start).Next(this.draft_report)
    draft_report = _human().Next(this.validate_report)
    validate_report = _human().Next(this.is_valid)
    is_valid = flow.If(this.yes).Then(this.sign_report).Else(this.draft_report)
    sign_report = _human().Next(this.is_signed)
    is_signed = flow.If(this.yes).Then(this.transmit_report).Else(this.draft_report)
    transmit_report = _human().Next(this.acknowledge_report)
    acknowledge_report = _human().Next(this.is_accepted)
    is_accepted = flow.If(this.yes).Then(this.tell).Else(this.draft_report)
    tell = flow.Function(this.on_end).Next(this.end)
    end = flow.End()


class BarePath(Child):
    begin = flow.StartHandle(this.on_start).Next(this.check_documents)
    check_documents = _human().Next(this.is_complete)
    is_complete = flow.If(this.yes).Then(this.assign_case).Else(this.check_documents)
    assign_case = _human().Next(this.meet_referrer)
    meet_referrer = _human().Next(this.start_hearings)
    start_hearings = flow.Function(this.on_hearings).Next(this.wait_hearings)
    wait_hearings = flow.Handle().Next(this.assess_risk)
    assess_risk = _human().Next(this.sign_agreement)
    sign_agreement = _human().Next(this.plan_visits)
    plan_visits = _human().Next(this.start_visits)
    start_visits = flow.Function(this.on_visits).Next(this.wait_visits)
    wait_visits = flow.Handle().Next(this.review_plan)
    review_plan = _human().Next(this.goes_on)
    goes_on = flow.If(this.no).Then(this.plan_visits).Else(this.start_report)
    start_report = flow.Function(this.on_report).Next(this.wait_report)
    wait_report = flow.Handle().Next(this.close_case)
    close_case = flow.Function(this.on_close).Next(this.end)
    end = flow.End()

    def no(self, activation: Any) -> bool:
        return False

    def on_hearings(self, activation: Any) -> None:
        for is_child in (True, False, False):
            BareHearing.begin.run(_parent_task=activation.task, _process_data={"yes": is_child})

    def on_visits(self, activation: Any) -> None:
        for _ in range(2):
            BareVisit.begin.run(_parent_task=activation.task)

    def on_report(self, activation: Any) -> None:
        BareReporting.begin.run(_parent_task=activation.task)

    def on_close(self, activation: Any) -> None:
        pass
