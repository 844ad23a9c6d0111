"""The plan, the visits, their records."""

from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from django.utils import timezone

from intranet.portal.demo.calendar import DAY, at
from intranet.portal.demo.scene import Scene
from intranet.portal.demo.stories import read_records
from workflows.cases.enums import Frequency, Kin, Standing, VisitState
from workflows.cases.models import Case, Person, Room, Visit

Answers = dict[str, Any]

CARERS = {Kin.MOTHER: "La madre", Kin.FATHER: "Il padre", Kin.GRANDMOTHER: "La nonna"}
STAGGER = timedelta(minutes=15)
SHORT = timedelta(minutes=35)
REMARKS = "Indicare l'ora di uscita del padre e riportare fra virgolette le parole del bambino."
cached_records = cache(read_records)


def plan_visits(scene: Scene) -> Answers:
    case, slot = scene.case, scene.story.slot
    order, done = case.current_order(), case.plans.count()
    first = scene.calendar.visiting_day(slot.get("shift", 0), _earliest(case))
    return {
        "visitor": order.people_with(Standing.AUTHORISED)[0].pk,
        "first": _typed(at(first, slot["hour"])),
        "visits": scene.story.plans[done],
        "minutes": order.minutes,
        "level": order.level,
        "room": Room.objects.get(service=case.service, name=slot["room"]).pk,
        "operator": case.operator_id,
    }


def _earliest(case: Case) -> date:
    """Four days from now, and as long after the last visit as the order says."""
    soonest = timezone.localdate() + 4 * DAY
    last = case.visits.order_by("starts_at").last()
    if last is None:
        return soonest
    step = max(Frequency(case.current_order().frequency).steps)
    return max(soonest, timezone.localdate(last.starts_at) + step * DAY)


def confirm_visit(scene: Scene) -> Answers:
    if scene.outcome["state"] == VisitState.CANCELLED:
        return _only(scene.outcome, "side", "reason") | {"decision": VisitState.CANCELLED}
    return {"decision": VisitState.CONFIRMED}


def hold_visit(scene: Scene) -> Answers:
    return _only(scene.outcome, "state", "side", "reason")


def record_visit(scene: Scene) -> Answers:
    visit: Visit = scene.process.visit
    written = _names(_record(scene), scene.case, visit.visitor)
    start, end = timezone.localtime(visit.starts_at), timezone.localtime(visit.ends_at)
    if visit.state != VisitState.HELD:
        end = start + SHORT
    return {
        "brought_by": _carer(scene.case),
        "child_arrived": _hour(start),
        "child_left": _hour(end),
        "visitor_arrived": _hour(start - STAGGER),
        "visitor_left": _hour(end + STAGGER),
        **written,
    }


def validate_record(scene: Scene) -> Answers:
    if scene.story.recent == "returned" and scene.is_recent():
        return {"decision": "return", "remarks": REMARKS}
    return {"decision": "valid"}


def _record(scene: Scene) -> dict[str, str]:
    """What the story says of this visit, else the next of the records at hand."""
    own = _only(scene.outcome, "facts", "statements", "evaluations", "incidents", "ending")
    if own:
        return own
    at_hand = cached_records()[scene.process.visit.state]
    return at_hand[(scene.story.rg_number + scene.process.visit.pk) % len(at_hand)]


def _names(record: dict[str, str], case: Case, visitor: Person) -> dict[str, str]:
    child = case.people.children()[0]
    names = {"minore": child.first_name, "adulto": visitor.first_name}
    return {name: text.format(**names) for name, text in record.items()}


def _carer(case: Case) -> str:
    """Who brings the child, as one says it."""
    for adult in case.current_order().people_with(Standing.CARER):
        kin = Kin(adult.children.all()[0].kin)
        return CARERS.get(kin, str(adult))
    return "Un'educatrice della comunità"


def _only(row: dict[str, str], *names: str) -> Answers:
    return {name: row[name] for name in names if name in row}


def _typed(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M")


def _hour(moment: datetime) -> str:
    return moment.strftime("%H:%M")


BY_STEP = {
    "plan_visits": plan_visits,
    "confirm_visit": confirm_visit,
    "hold_visit": hold_visit,
    "record_visit": record_visit,
    "validate_record": validate_record,
}
