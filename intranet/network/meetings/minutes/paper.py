"""Approved minutes as a PDF: archivable, accessible, the same bytes for the same content.

Texts reach typst as data, never as source. Standards: PDF/A-2a (ISO 19005-2), PDF/UA-1 (ISO
14289-1).
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import typst
from django.utils import timezone

from intranet.network.meetings.minutes.reading import Told, Whole
from intranet.network.meetings.models import Addendum, Decision, Invitation
from intranet.portal.words import day_of_year
from workflows.documents.pdf import fonts, unprintable
from workflows.documents.plain import plain_text

SOURCES = Path(__file__).parents[1] / "typst"


def printed(minutes: Whole, addenda: Iterable[Addendum] = ()) -> bytes:
    """The PDF, with the addenda that a later session approved.

    The forms refuse what cannot be printed; in a name of somebody it is drawn as a question mark.
    Raises `typst.TypstError`.
    """
    data = json.dumps(_data(minutes, addenda), ensure_ascii=False)
    for sign in unprintable(data):
        data = data.replace(sign, "?")
    return typst.compile(
        SOURCES / "minutes.typ",
        root=SOURCES,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": data},
        pdf_standards=["a-2a", "ua-1"],
    )


def _data(minutes: Whole, addenda: Iterable[Addendum]) -> dict[str, Any]:
    meeting, kept = minutes.meeting, minutes.minutes
    assert kept.approved_at is not None
    start, end = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    return {
        "organisation": plain_text(str(meeting.organisation)),
        "title": plain_text(meeting.title),
        "on": start.date().isoformat(),
        "when": f"{day_of_year(start)}, {start:%H:%M}–{end:%H:%M}",
        "where": plain_text(meeting.venue or meeting.video),
        "approved": day_of_year(kept.approved_at),
        "present": [_named(each) for each in minutes.present],
        "absent": [_named(each) for each in minutes.absent],
        "text": _paragraphs(kept.text),
        "points": [_point(each) for each in minutes.told],
        "others": [_decision(each) for each in minutes.others],
        "addenda": [{"title": str(each), "paragraphs": _paragraphs(each.text)} for each in addenda],
    }


def _point(told: Told) -> dict[str, Any]:
    return {
        "title": plain_text(told.point.title),
        "paragraphs": _paragraphs(told.text),
        "decisions": [_decision(each) for each in told.decisions],
    }


def _decision(decision: Decision) -> dict[str, str]:
    return {
        "code": str(decision),
        "text": plain_text(decision.text),
        "owner": plain_text(f"{decision.owner}, {decision.service.short_name}"),
        "due": day_of_year(decision.due),
    }


def _named(invitation: Invitation) -> str:
    service = invitation.service
    return plain_text(f"{invitation.user}, {service}" if invitation.user else str(service))


def _paragraphs(text: str) -> list[str]:
    return [plain_text(each) for each in text.splitlines() if each.strip()]
