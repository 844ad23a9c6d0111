"""A certificate as a PDF: archivable, accessible, the same bytes for the same content.

Texts reach typst as data, never as source. Standards: PDF/A-2a (ISO 19005-2), PDF/UA-1 (ISO
14289-1).
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typst
from django.utils import timezone

from intranet.network.training.models import Certificate, CourseDay
from intranet.network.training.spans import said
from intranet.portal.words import day_of_year
from workflows.documents.pdf import MISSING_GLYPH, Unprintable, fonts
from workflows.documents.plain import plain_text

SOURCES = Path(__file__).parents[1] / "typst"


def printed(certificate: Certificate, days: Sequence[CourseDay]) -> bytes:
    """The PDF, for the `days` that were attended. Raises Unprintable for what no font draws."""
    encoded = json.dumps(_data(certificate, days), ensure_ascii=False)
    try:
        return typst.compile(
            SOURCES / "certificate.typ",
            root=SOURCES,
            font_paths=fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": encoded},
            pdf_standards=["a-2a", "ua-1"],
        )
    except typst.TypstError as error:
        raise Unprintable(MISSING_GLYPH.findall(error.diagnostic)) from error


def _data(certificate: Certificate, days: Sequence[CourseDay]) -> dict[str, Any]:
    course = certificate.enrolment.course
    former = certificate.supersedes
    return {
        "organiser": plain_text(str(course.organiser)),
        "body": plain_text(course.organiser.body),
        "number": certificate.number,
        "code": certificate.code,
        "name": plain_text(certificate.name),
        "service": plain_text(certificate.service),
        "title": plain_text(certificate.title),
        "teachers": plain_text(course.teachers),
        "hours": said(certificate.minutes),
        "days": [{"on": day_of_year(each.starts_at), "hours": said(each.minutes)} for each in days],
        "on": timezone.localdate(certificate.issued_at).isoformat(),
        "issued": day_of_year(certificate.issued_at),
        "issuer": plain_text(str(certificate.issued_by)),
        "supersedes": former.number if former else "",
    }
