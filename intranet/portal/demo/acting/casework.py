"""From the document check to the agreement."""

from typing import Any

from django.utils import timezone

from intranet.portal.demo.papers import paper
from intranet.portal.demo.scene import Scene
from permissions.roles import Role
from workflows.processes.forms.preliminary import hearable

Answers = dict[str, Any]

UNKNOWN_RISK = {
    "violence": "absent",
    "abduction": "low",
    "substances": "unknown",
    "health": "unknown",
    "conflict": "medium",
    "measures": "Arrivi e uscite separati; un operatore sempre in sala.",
}
RULES = (
    "Si arriva agli orari concordati e si avvisa se si tarda. Davanti al minore non si parla "
    "dell'altro genitore né del procedimento. Foto e regali si concordano prima con l'operatore."
)


def check_documents(scene: Scene) -> Answers:
    asked = scene.story.texts.get("checks", [])[scene.turn :]
    return dict(asked[0]) if asked else {"decision": "complete"}


def supply_documents(scene: Scene) -> Answers:
    title, text = scene.story.texts["supplied"]
    return {"title": title, "pdf": paper(scene.case.referrer.name, title, [text])}


def clarify_order(scene: Scene) -> Answers:
    clarified = dict(scene.story.texts["clarified"])
    text = clarified.pop("text")
    return {**clarified, "pdf": paper(scene.case.court.name, "Chiarimento", [text])}


def assign_case(scene: Scene) -> Answers:
    return {"operator": scene.cast.user(scene.story.operator).pk}


def meet_referrer(scene: Scene) -> Answers:
    attendees = [scene.cast.user(scene.story.operator), scene.cast.holder(Role.REFERRER)]
    return {
        "held_at": _now(),
        "attendees": ", ".join(map(str, attendees)),
        "summary": scene.story.texts["meeting"],
    }


def hear(scene: Scene) -> Answers:
    return {"held_at": _now(), **scene.story.texts["heard"][scene.process.person.first_name]}


def assess_risk(scene: Scene) -> Answers:
    return {**UNKNOWN_RISK, **scene.story.texts.get("risk", {})}


def sign_agreement(scene: Scene) -> Answers:
    refusals = scene.story.texts.get("refuses", {})
    values: Answers = {"presented_on": timezone.localdate(), "rules": RULES}
    for person in hearable(scene.case):
        if person.is_child():
            continue
        if person.first_name in refusals:
            values[f"refusal_{person.pk}"] = refusals[person.first_name]
        else:
            values[f"signed_{person.pk}"] = "on"
    return values


def _now() -> str:
    return timezone.localtime().strftime("%Y-%m-%dT%H:%M")


BY_STEP = {
    "check_documents": check_documents,
    "supply_documents": supply_documents,
    "clarify_order": clarify_order,
    "assign_case": assign_case,
    "meet_referrer": meet_referrer,
    "familiarise_child": hear,
    "interview_adult": hear,
    "assess_risk": assess_risk,
    "sign_agreement": sign_agreement,
}
