"""What a report says: the first draft from validated records, and the content of its PDF."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from permissions.models import Organisation, User
from workflows.cases.enums import RecordState
from workflows.cases.models import Case, Visit, VisitRecord
from workflows.documents.models import Report
from workflows.documents.pdf import (
    Child,
    Letterhead,
    ReportContent,
    Section,
    Signatory,
    VisitRow,
)


def first_draft(case: Case) -> dict[str, str]:
    """Texts to start from, drawn from validated records alone."""
    records = VisitRecord.objects.filter(visit__case=case, state=RecordState.VALIDATED)
    records = records.select_related("visit").order_by("visit__starts_at")
    return {
        "course": "\n\n".join(_line(record.visit, record.facts) for record in records),
        "observations": "\n\n".join(
            _line(record.visit, record.evaluations) for record in records if record.evaluations
        ),
        "conclusions": "",
    }


def report_content(report: Report) -> ReportContent:
    """Everything the PDF prints. The report is drafted, validated and signed."""
    case = report.case
    return ReportContent(
        letterhead=_letterhead(case.service),
        title=str(report).capitalize(),
        number=case.number,
        court=case.court.name,
        register=case.get_register_display(),
        rg_number=str(case.rg_number),
        rg_year=case.rg_year,
        city=case.service.municipality,
        on=_day(report.signed_at),
        children=tuple(_children(case)),
        sections=tuple(_sections(report)),
        visits=tuple(_rows(case)),
        author=_signatory(report.author, _("operatore"), report.validated_at),
        validator=_signatory(report.validator, _("coordinatore"), report.validated_at),
        head_of_service=_signatory(report.signer, _("responsabile"), report.signed_at),
    )


def _line(visit: Visit, text: str) -> str:
    return f"{timezone.localtime(visit.starts_at):%d/%m/%Y}. {text}"


def _letterhead(service: Organisation) -> Letterhead:
    return Letterhead(organisation=service.body, service=service.name, address=service.address)


def _children(case: Case) -> list[Child]:
    children = case.people.children()
    return [Child(c.first_name, c.birth_date.year if c.birth_date else None) for c in children]


def _sections(report: Report) -> list[Section]:
    headings = {
        "course": _("Andamento degli incontri"),
        "observations": _("Osservazioni"),
        "conclusions": _("Conclusioni"),
    }
    return [
        Section(heading, tuple(p for p in getattr(report, name).split("\n\n") if p.strip()))
        for name, heading in headings.items()
        if getattr(report, name).strip()
    ]


def _rows(case: Case) -> list[VisitRow]:
    visits = case.visits.order_by("starts_at")
    return [
        VisitRow(_day(v.starts_at), v.get_level_display(), v.get_state_display()) for v in visits
    ]


def _signatory(user: User | None, office: str, at: datetime | None) -> Signatory:
    assert user is not None
    return Signatory(name=str(user), office=office, on=_day(at))


def _day(moment: datetime | None) -> date:
    assert moment is not None
    return timezone.localdate(moment)
