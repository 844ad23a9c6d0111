"""The review of the plan, the report, the clerk's answer."""

from typing import Any

from django.utils import timezone

from intranet.portal.demo.scene import Scene
from workflows.documents.content import first_draft

Answers = dict[str, Any]


def review_plan(scene: Scene) -> Answers:
    texts = scene.story.texts
    if scene.turn < len(scene.story.plans) - 1:
        return {"decision": "continue", "reasons": texts["goes_on"]}
    return {
        "decision": "conclude",
        "reasons": texts["concludes"],
        "outcome": texts["outcome"],
    }


def draft_report(scene: Scene) -> Answers:
    """The course as the records tell it; the rest is the operator's own."""
    texts = scene.story.texts
    return {
        "course": first_draft(scene.case)["course"],
        "observations": texts["observations"],
        "conclusions": texts["conclusions"],
    }


def approve(scene: Scene) -> Answers:
    return {"decision": "approve"}


def transmit_report(scene: Scene) -> Answers:
    number = 40_000 + scene.task.pk * 7 % 9_000
    protocol = f"PG {timezone.localdate().year}/{number:07}"
    return {"decision": "transmit", "protocol": protocol}


def acknowledge_report(scene: Scene) -> Answers:
    answer = scene.story.clerk[scene.turn]
    if answer == "reject":
        return {"decision": "reject", "reason": scene.story.texts["rejection"]}
    return {"decision": answer}


BY_STEP = {
    "review_plan": review_plan,
    "draft_report": draft_report,
    "validate_report": approve,
    "sign_report": approve,
    "transmit_report": transmit_report,
    "acknowledge_report": acknowledge_report,
}
