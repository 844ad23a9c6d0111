"""What people type into each form: ordinary answers, with a canary in every text."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from intranet.portal.demo.papers import accepted_paper, paper
from tests.security.world.canaries import Mint
from workflows.cases.models import Case
from workflows.documents.uploads import PdfUpload
from workflows.processes.forms.preliminary import hearable

OBSERVED = ("facts", "statements", "evaluations", "method")
TEXTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "meet_referrer": ("ReferrerMeeting", ("attendees", "summary")),
    "familiarise_child": ("Hearing", OBSERVED),
    "interview_adult": ("Hearing", OBSERVED),
    "assess_risk": ("RiskSheet", ("measures",)),
    "sign_agreement": ("Agreement", ("rules",)),
    "record_visit": ("VisitRecord", (*OBSERVED, "brought_by", "incidents", "ending")),
    "review_plan": ("PlanReview", ("reasons",)),
    "draft_report": ("Report", ("course", "observations", "conclusions")),
}
# Texts that go only with another decision than the ordinary one.
REASONED: dict[tuple[str, str], tuple[str, str]] = {
    ("check_documents", "integration"): ("missing", "Case.missing_documents"),
    ("check_documents", "clarification"): ("missing", "Case.missing_documents"),
    ("confirm_visit", "cancelled"): ("reason", "Visit.reason"),
    ("hold_visit", "interrupted"): ("reason", "Visit.reason"),
    ("hold_visit", "absence"): ("reason", "Visit.reason"),
    ("hold_visit", "refused"): ("reason", "Visit.reason"),
    ("validate_record", "return"): ("remarks", "VisitRecord.remarks"),
    ("validate_report", "return"): ("remarks", "Report.remarks"),
    ("sign_report", "return"): ("remarks", "Report.remarks"),
    ("acknowledge_report", "reject"): ("reason", "Transmission.reason"),
    ("decide_access", "grant"): ("answer", "AccessRequest.answer"),
    ("decide_access", "deny"): ("answer", "AccessRequest.answer"),
    ("review_access", "justified"): ("judgment", "EmergencyAccess.judgment"),
    ("answer_transfer", "accept"): ("answer", "TransferOffer.answer"),
    ("answer_transfer", "refuse"): ("answer", "TransferOffer.answer"),
}


def typed(mint: Mint, name: str, case: Case, step: str, chosen: dict[str, Any]) -> dict[str, Any]:
    """The changes to an ordinary answer; `chosen` is what the story decides."""
    model, fields = TEXTS.get(step, ("", ()))
    values: dict[str, Any] = {each: mint.text(f"{model}.{each}", name) for each in fields}
    if "method" in values:
        values["on_personality"] = "on"
    decision = str(chosen.get("decision") or chosen.get("state") or "")
    if (step, decision) in REASONED:
        field, where = REASONED[step, decision]
        values[field] = mint.text(where, name)
    if step == "sign_agreement":
        values |= _signatures(mint, name, case)
    if step in OTHERS:
        values |= OTHERS[step](mint, name)
    return {**values, **chosen}


def filed(mint: Mint, name: str, title: str = "Provvedimento") -> PdfUpload:
    """A PDF from outside whose text is a canary."""
    return accepted_paper("Tribunale", title, [mint.text("Paper.content", name)])


def reached(mint: Mint, name: str) -> dict[str, str]:
    """Where a person is reached."""
    return {
        "phone": f"+39 02 {mint.number('Contact.phone', name)}",
        "email": f"{mint.text('Contact.email', name)}@prova.it",
        "address": mint.text("Contact.address", name),
        "workplace": mint.text("Contact.workplace", name),
    }


def _signatures(mint: Mint, name: str, case: Case) -> dict[str, Any]:
    """The first adult signs, the others say why not."""
    first, *others = [person for person in hearable(case) if not person.is_child()]
    refusals = {
        f"refusal_{adult.pk}": mint.text("AgreementSignature.refusal", name) for adult in others
    }
    unsigned = {f"signed_{adult.pk}": "" for adult in others}
    return {f"signed_{first.pk}": "on", **unsigned, **refusals}


def _supplied(mint: Mint, name: str) -> dict[str, Any]:
    title = mint.text("Paper.title", name)
    return {"title": title, "pdf": _uploaded(mint, name, title)}


def _clarified(mint: Mint, name: str) -> dict[str, Any]:
    return {"pdf": _uploaded(mint, name, "Chiarimento")}


def _uploaded(mint: Mint, name: str, title: str) -> SimpleUploadedFile:
    return paper("Mittente", title, [mint.text("Paper.content", name)])


def _protocol(mint: Mint, name: str) -> dict[str, Any]:
    return {"protocol": f"PG 2026/{mint.number('Transmission.protocol', name)}"}


OTHERS = {
    "supply_documents": _supplied,
    "clarify_order": _clarified,
    "transmit_report": _protocol,
}
