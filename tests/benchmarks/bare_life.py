"""A life in stock viewflow: forms validated, facts written by the plain ORM, tasks completed."""

import datetime as dt
import hashlib
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.utils import timezone
from viewflow.workflow.models import Task

from tests.answers import answers
from tests.benchmarks.bare_flows import BarePath
from workflows.cases.models import (
    Agreement,
    AgreementSignature,
    Case,
    Hearing,
    PlanReview,
    ReferrerMeeting,
    RiskSheet,
    Visit,
    VisitPlan,
    VisitRecord,
)
from workflows.documents.actions.reports import TEXTS
from workflows.documents.content import report_content
from workflows.documents.models import Paper, Report, Transmission
from workflows.documents.pdf import render_report
from workflows.documents.storage import store
from workflows.processes.hearing import HearingFlow
from workflows.processes.path import CasePathFlow
from workflows.processes.reporting import ReportingFlow
from workflows.processes.visit import VisitFlow

FORMS = {
    name: node.form
    for flow_class in (CasePathFlow, HearingFlow, VisitFlow, ReportingFlow)
    for name, node in flow_class.instance._nodes_by_name.items()
    if hasattr(node, "form")
}


def begin(case: Case) -> None:
    BarePath.begin.run(_process_seed=case)


def do(step: str, about: str, case: Case, user: Any) -> None:
    """One step as the stock views do it: assign, then start and execute, each under the lock."""
    task = Task.objects.get(pk=open_task(step))
    with transaction.atomic(), task.activation() as activation:
        activation.assign(user)
    values = _validated(step, about, case, user)
    with transaction.atomic(), task.activation() as activation:
        activation.start(None)
        WRITE[step](case, user, values, about)
        activation.execute()


def open_task(step: str) -> int:
    """The oldest open task of this step."""
    tasks = Task.objects.filter(status__in=["NEW", "ASSIGNED"], flow_task__endswith=f".{step}")
    return tasks.order_by("pk").values_list("pk", flat=True)[0]


def _validated(step: str, about: str, case: Case, user: Any) -> dict[str, Any]:
    process = SimpleNamespace(
        case=case,
        person=None,
        visit=_visit(case, about),
        report=case.reports.last(),
    )
    form = FORMS[step](answers(step, case), {}, process=process, user=user)
    assert form.is_valid(), form.errors
    return form.cleaned_data


def _visit(case: Case, about: str) -> Visit | None:
    return case.visits.filter(starts_at__day=about[:2]).first() if "/" in about else None


def _insert(row: Any) -> Any:
    """One INSERT, with neither signal nor history."""
    type(row)._default_manager.bulk_create([row])
    return row


def _state(state: str) -> Callable[..., None]:
    def write(case: Case, *_: Any) -> None:
        Case.objects.filter(pk=case.pk).update(state=state)

    return write


def _assign(case: Case, user: Any, values: Any, _: str) -> None:
    Case.objects.filter(pk=case.pk).update(state="assigned", operator=values["operator"])
    case.operator = values["operator"]


def _meet(case: Case, user: Any, values: Any, _: str) -> None:
    _insert(ReferrerMeeting(case=case, author=user, **values))
    _state("preliminary")(case)


def _hear(case: Case, user: Any, values: Any, about: str) -> None:
    person = case.people.filter(first_name=about or "Giulia").get()
    _insert(Hearing(case=case, person=person, author=user, **values))


def _risk(case: Case, user: Any, values: Any, _: str) -> None:
    _insert(RiskSheet(case=case, author=user, **values))


def _agreement(case: Case, user: Any, values: Any, _: str) -> None:
    agreement = _insert(
        Agreement(
            case=case, author=user, presented_on=values["presented_on"], rules=values["rules"]
        )
    )
    for person in case.people.adults():
        _insert(AgreementSignature(agreement=agreement, person=person, signed=True))
    _state("ready")(case)


def _plan(case: Case, user: Any, values: Any, _: str) -> None:
    plan = VisitPlan(
        case=case,
        order=case.current_order(),
        visitor=values["visitor"],
        level=values["level"],
        review_on=timezone.localdate(),
        author=user,
    )
    _insert(plan)
    week, hour = dt.timedelta(days=7), dt.timedelta(hours=1)
    Visit.objects.bulk_create(
        Visit(
            case=case,
            plan=plan,
            visitor=values["visitor"],
            room=values["room"],
            operator=values["operator"],
            level=values["level"],
            starts_at=values["first"] + week * number,
            ends_at=values["first"] + week * number + hour,
        )
        for number in range(2)
    )
    _state("visits")(case)


def _visit_state(state: str) -> Callable[..., None]:
    def write(case: Case, user: Any, values: Any, about: str) -> None:
        visit = _visit(case, about)
        assert visit is not None
        Visit.objects.filter(pk=visit.pk).update(state=state)

    return write


def _record(case: Case, user: Any, values: Any, about: str) -> None:
    _insert(VisitRecord(visit=_visit(case, about), author=user, **values))


def _valid_record(case: Case, user: Any, values: Any, about: str) -> None:
    records = VisitRecord.objects.filter(visit=_visit(case, about))
    records.update(state="validated", validator=user, validated_at=timezone.now())


def _review(case: Case, user: Any, values: Any, _: str) -> None:
    review = PlanReview(case=case, author=user, goes_on=False, reasons=values["reasons"])
    _insert(review)
    _insert(Report(case=case))
    _state("closing")(case)


def _draft(case: Case, user: Any, values: Any, _: str) -> None:
    texts = {name: values[name] for name in TEXTS}
    Report.objects.filter(case=case).update(author=user, state="submitted", **texts)


def _valid_report(case: Case, user: Any, values: Any, _: str) -> None:
    Report.objects.filter(case=case).update(
        validator=user, validated_at=timezone.now(), state="validated"
    )


def _sign(case: Case, user: Any, values: Any, _: str) -> None:
    report = Report.objects.get(case=case)
    report.signer, report.signed_at = user, timezone.now()
    content = render_report(report_content(report))
    paper = _insert(
        Paper(
            case=case,
            kind="report",
            title=str(report),
            path=store(content),
            sha256=hashlib.sha256(content).hexdigest(),
            size=len(content),
            pages=1,
            added_by=user,
        )
    )
    Report.objects.filter(case=case).update(
        signer=user, signed_at=report.signed_at, state="signed", paper=paper
    )


def _transmit(case: Case, user: Any, values: Any, _: str) -> None:
    report = Report.objects.select_related("paper").get(case=case)
    assert report.paper is not None
    _insert(
        Transmission(
            report=report,
            paper=report.paper,
            court=case.court,
            proceeding=case.proceeding,
            sha256=report.paper.sha256,
            protocol=values["protocol"],
        )
    )
    Report.objects.filter(case=case).update(state="transmitted")


def _acknowledge(case: Case, user: Any, values: Any, _: str) -> None:
    Transmission.objects.filter(report__case=case).update(
        state="acknowledged", decided_by=user, decided_at=timezone.now()
    )
    Report.objects.filter(case=case).update(state="acknowledged")
    Case.objects.filter(pk=case.pk).update(state="closed", closed_at=timezone.now())


WRITE: dict[str, Callable[..., None]] = {
    "check_documents": _state("waiting"),
    "assign_case": _assign,
    "meet_referrer": _meet,
    "familiarise_child": _hear,
    "interview_adult": _hear,
    "assess_risk": _risk,
    "sign_agreement": _agreement,
    "plan_visits": _plan,
    "confirm_visit": _visit_state("confirmed"),
    "hold_visit": _visit_state("held"),
    "record_visit": _record,
    "validate_record": _valid_record,
    "review_plan": _review,
    "draft_report": _draft,
    "validate_report": _valid_report,
    "sign_report": _sign,
    "transmit_report": _transmit,
    "acknowledge_report": _acknowledge,
}
