"""An ordinary answer to every human task, to be changed where a test cares."""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from permissions.models import Organisation
from tests.papers import blank_pdf_bytes
from workflows.cases.enums import Standing
from workflows.cases.models import Case, Room
from workflows.processes.forms.intake import operators_of
from workflows.processes.forms.preliminary import hearable


def answers(step: str, case: Case) -> dict[str, Any]:
    """What an ordinary person types into the form of `step`."""
    given = ANSWERS[step]
    return dict(given(case)) if callable(given) else dict(given)


def _now() -> str:
    return timezone.localtime().strftime("%Y-%m-%dT%H:%M")


def _pdf() -> SimpleUploadedFile:
    return SimpleUploadedFile("prova.pdf", blank_pdf_bytes(), "application/pdf")


def _hearing(case: Case) -> dict[str, Any]:
    return {"held_at": _now(), "facts": "Arriva puntuale e parla volentieri."}


def _agreement(case: Case) -> dict[str, Any]:
    adults = [person for person in hearable(case) if not person.is_child()]
    signatures = {f"signed_{person.pk}": "on" for person in adults}
    return {"presented_on": timezone.localdate(), "rules": "Si arriva in orario.", **signatures}


def _plan(case: Case) -> dict[str, Any]:
    visitor = case.current_order().people_with(Standing.AUTHORISED)[0]
    room = Room.objects.filter(service=case.service).first()
    assert room is not None
    return {
        "visitor": visitor.pk,
        "first": "2026-09-14T15:00",
        "visits": 2,
        "minutes": 60,
        "level": "protected",
        "room": room.pk,
        "operator": case.operator_id,
    }


ANSWERS: dict[str, dict[str, Any] | Callable[[Case], dict[str, Any]]] = {
    "check_documents": {"decision": "complete"},
    "supply_documents": lambda case: {"title": "Relazione sociale", "pdf": _pdf()},
    "clarify_order": lambda case: {"level": "protected", "frequency": "weekly", "pdf": _pdf()},
    "assign_case": lambda case: {"operator": _operator(case)},
    "meet_referrer": lambda case: {
        "held_at": _now(),
        "attendees": "Ada Conti, Irene Russo",
        "summary": "Il padre non vede la figlia da sei mesi.",
    },
    "familiarise_child": _hearing,
    "interview_adult": _hearing,
    "assess_risk": {
        "violence": "unknown",
        "abduction": "low",
        "substances": "absent",
        "health": "low",
        "conflict": "high",
        "measures": "Arrivi separati da due porte.",
    },
    "sign_agreement": _agreement,
    "plan_visits": _plan,
    "confirm_visit": {"decision": "confirmed"},
    "hold_visit": {"state": "held"},
    "record_visit": {
        "brought_by": "La madre",
        "child_arrived": "15:00",
        "child_left": "16:00",
        "visitor_arrived": "14:45",
        "visitor_left": "16:15",
        "facts": "Giocano insieme al tavolo per tutta l'ora.",
        "ending": "Si salutano con un abbraccio.",
    },
    "validate_record": {"decision": "valid"},
    "review_plan": {
        "decision": "conclude",
        "reasons": "La relazione è ripresa.",
        "outcome": "liberalised",
    },
    "draft_report": {
        "course": "Due incontri, tutti svolti.",
        "observations": "La bambina cerca il padre.",
        "conclusions": "Si propongono incontri liberi.",
    },
    "validate_report": {"decision": "approve"},
    "sign_report": {"decision": "approve"},
    "transmit_report": {"decision": "transmit", "protocol": "PG 2026/001122"},
    "acknowledge_report": {"decision": "accept"},
    "choose_receiver": lambda case: {"decision": "offer", "receiver": _service("Lodi")},
    "answer_transfer": {"decision": "accept", "terms": "on", "answer": "Lo accogliamo."},
    "decide_access": {"decision": "grant", "days": 2},
    "review_access": {"decision": "justified", "judgment": "La visita non poteva aspettare."},
}


def _service(name: str) -> int:
    return Organisation.objects.get(short_name=name).pk


def _operator(case: Case) -> int:
    return operators_of(case).order_by("pk").first().pk
