"""What is sent: to who may, nothing, so that the form comes back; to who may not, all it takes."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.answers import ANSWERS, answers
from tests.papers import blank_pdf_bytes
from tests.security.matrix import doors, network_doors
from tests.security.matrix.entries import Entry
from tests.security.matrix.site import Plot
from tests.security.matrix.things import Thing
from tests.workflows.processes.orders import order_answer
from workflows.cases.models import Case

LONG_ENOUGH = "Il motivo ha almeno venti caratteri."
BODIES: Mapping[str, Mapping[str, str]] = {
    "relazioni/": {"decision": "accept"},
    "persone/<int:pk>/recapiti/": {"phone": "02 1234567", "address": "Via Nuova 1"},
    "persone/<int:pk>/riservato/": {"kind": "address", "text": "Via Nascosta 1"},
    "riservati/": {"reason": LONG_ENOUGH},
    "fascicoli/<int:pk>/trasferimento/": {"reason": "other", "municipality": "Cremona"},
    "accesso-urgente/": {"number": "2026/4101", "reason": LONG_ENOUGH, "minutes": "5"},
}


def sound(route: str, thing: Thing | None, case: Case | None) -> dict[str, Any]:
    """A body that would be done, if only the sender might."""
    if thing is not None and case is not None and thing.model == "Task":
        return _task(thing, case)
    for start, body in BODIES.items():
        if route.startswith(start):
            return dict(body)
    if thing is not None and isinstance(thing.record, Plot):
        return doors.body(route, thing)
    if thing is not None and thing.record is not None:
        is_kept = isinstance(thing.record, Entry)
        return dict(network_doors.BODY if is_kept else thing.record)
    if route.startswith(("provvedimenti/", "fascicoli/")):
        return {**_order(), "pdf": _pdf()}
    return {}


def _task(task: Thing, case: Case) -> dict[str, Any]:
    if task.kind != "open" or task.node not in ANSWERS:
        return {"decision": "complete"}
    return {name: value for name, value in answers(task.node, case).items() if value is not None}


@cache
def _order() -> dict[str, Any]:
    values = order_answer()
    del values["pdf"]
    return values


def _pdf() -> SimpleUploadedFile:
    return SimpleUploadedFile("prova.pdf", blank_pdf_bytes(), "application/pdf")
