"""Planning, confirming and closing single visits."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.utils import bulk_create_with_history

from permissions.assignment import assign, holders, revoke
from permissions.audit import action
from permissions.grants import sync
from permissions.matrix import rights_differ
from permissions.models import User
from permissions.roles import Role
from workflows.cases import terms
from workflows.cases.actions.assignment import refuse_stranger
from workflows.cases.actions.states import enter
from workflows.cases.enums import CaseState, VisitState
from workflows.cases.models import Case, Room, Visit, VisitPlan
from workflows.cases.planner import Booking, neighbours, objections
from workflows.cases.querysets import TO_COME
from workflows.cases.refusal import Refused


@action("visits.planned")
def plan_visits(case: Case, first: Booking, starts: Sequence[datetime], *, by: User) -> VisitPlan:
    """Book a series of visits: like `first`, at each of `starts`. Its operator sees the case.

    Raises Refused, and books none, if one of them may not be.
    """
    refuse_stranger(first.operator, case.service)
    _wait_for_other_bookings(case)
    bookings = [replace(first, starts_at=start) for start in starts]
    _refuse_objections(bookings or [first])
    if not bookings:
        raise Refused(_("Nel periodo scelto non cade nessun incontro."), field="first")
    plan = VisitPlan.objects.create(
        case=case,
        order=first.order,
        visitor=first.visitor,
        level=first.level,
        review_on=timezone.localdate(terms.PLAN_REVIEW.due(timezone.now())),
        author=by,
    )
    bulk_create_with_history([_visit(plan, booking) for booking in bookings], Visit)
    enter(case, CaseState.VISITS)
    _admit(first.operator, case, by)
    return plan


@action("visit.confirmed")
def confirm_visit(visit: Visit, *, by: User) -> Visit:
    """All know of the visit and will come. Raises Refused for one that is not proposed."""
    if visit.state != VisitState.PROPOSED:
        raise Refused(_("Questo incontro non è più da confermare."))
    return _decide(visit, VisitState.CONFIRMED)


@action("visit.decided")
def decide_visit(
    visit: Visit, *, by: User, state: VisitState, side: str = "", reason: str = ""
) -> Visit:
    """Say how the visit went: held, interrupted, cancelled, an absence, the child's refusal.

    Raises Refused for a visit that is over already, or that cannot have happened yet; a
    cancellation, an absence and an interruption say by whom or why. Of the others no side is kept.
    """
    if not visit.is_to_come():
        raise Refused(_("L'esito di questo incontro è già registrato."))
    if state in TO_COME:
        raise Refused(_("Indicare com'è andato l'incontro."), field="state")
    if state != VisitState.CANCELLED:
        _refuse_before_time(visit)
    if state in ONE_SIDED and not side:
        raise Refused(_("Indicare da parte di chi."), field="side")
    if state in (VisitState.CANCELLED, VisitState.INTERRUPTED) and not reason.strip():
        raise Refused(_("Indicare il motivo."), field="reason")
    return _decide(visit, state, side=side if state in ONE_SIDED else "", reason=reason)


ONE_SIDED = (VisitState.CANCELLED, VisitState.ABSENCE)


def _refuse_before_time(visit: Visit) -> None:
    if visit.starts_at > timezone.now():
        raise Refused(
            _("L'incontro non è ancora cominciato: per ora può solo essere annullato."),
            field="state",
        )
    if visit.state != VisitState.CONFIRMED:
        raise Refused(
            _("L'incontro non è stato confermato: può solo essere annullato."), field="state"
        )


def _decide(visit: Visit, state: VisitState, **values: Any) -> Visit:
    before, visit.state, visit.decided_at = visit.guard_state, state, timezone.now()
    for name, value in values.items():
        setattr(visit, name, value)
    visit.save()
    # Who was called as an interpreter sees a slot only while it is to take place.
    if rights_differ(visit.guard_kind, before, visit.guard_state):
        sync(visit)
    return visit


def _wait_for_other_bookings(case: Case) -> None:
    """Of two who book at once in one service, the second sees what the first has taken.

    A lock on its rooms holds for its operators as well: they work there only.
    """
    rooms = Room.objects.filter(service=case.service_id).order_by("pk")
    list(rooms.select_for_update(no_key=True).values_list("pk"))


def _admit(operator: User, case: Case, by: User) -> None:
    """Who leads the visits works on the case; who led the former ones no longer does."""
    for former in holders(case, Role.OPERATOR):
        if former not in (operator, case.operator):
            revoke(case, Role.OPERATOR, by=by, whom=former)
    if operator != case.operator:
        assign(case, operator, Role.OPERATOR, by=by)


def _refuse_objections(bookings: Sequence[Booking]) -> None:
    booked: list[Visit] = neighbours(bookings)
    for booking in bookings:
        for objection in objections(booking, booked):
            day = timezone.localtime(booking.starts_at).strftime("%d/%m/%Y")
            raise Refused(f"{day}: {objection.message}", field=objection.field)
        booked.append(_visit(None, booking))


def _visit(plan: VisitPlan | None, booking: Booking) -> Visit:
    return Visit(
        case=booking.case,
        plan=plan,
        visitor=booking.visitor,
        room=booking.room,
        operator=booking.operator,
        level=booking.level,
        starts_at=booking.starts_at,
        ends_at=booking.ends_at,
    )
