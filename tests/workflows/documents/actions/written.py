"""Reports brought to each of their states, without the process around them."""

from typing import Any

from tests.personas import Persona
from workflows.cases.models import Case
from workflows.documents.actions.reports import (
    begin_report,
    draft_report,
    sign_report,
    validate_report,
)
from workflows.documents.models import Report

TEXTS = {
    "course": "Due incontri, tutti svolti.",
    "observations": "La bambina cerca il padre.",
    "conclusions": "Si propongono incontri liberi.",
}


def drafted(case: Case, people: dict[str, Persona], **texts: str) -> Report:
    """A report that Ada wrote."""
    return draft_report(
        begin_report(case, by=people["ada"].user), by=people["ada"].user, **{**TEXTS, **texts}
    )


def validated(case: Case, people: dict[str, Persona], **texts: str) -> Report:
    return validate_report(drafted(case, people, **texts), by=people["bruno"].user)


def signed(case: Case, people: dict[str, Persona], **texts: Any) -> Report:
    return sign_report(validated(case, people, **texts), by=people["gino"].user)
