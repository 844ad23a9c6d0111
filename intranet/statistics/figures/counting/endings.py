"""Reports to the court, and cases that come back."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from intranet.statistics.figures.counting.facts import CaseFact, Facts, a_year_before
from intranet.statistics.figures.counting.people import Child
from intranet.statistics.figures.counting.tally import Tally
from workflows.cases import terms
from workflows.cases.models import Visit
from workflows.documents.models import Transmission


def count_reports(tally: Tally, facts: Facts) -> None:
    """Those that went to the court for the first time in the quarter."""
    sent = Transmission.objects.filter(sent_at__gte=facts.start, sent_at__lt=facts.end)
    earlier = Transmission.objects.filter(
        report=OuterRef("report"), sent_at__lt=OuterRef("sent_at")
    )
    visits = Visit.objects.held().filter(
        case=OuterRef("report__case"), starts_at__lt=OuterRef("sent_at")
    )
    last = Subquery(visits.order_by("-ends_at").values("ends_at")[:1])
    first = sent.filter(~Exists(earlier)).annotate(last=last).order_by()
    for service, case, sent_at, visit in first.values_list(
        "service", "report__case", "sent_at", "last"
    ):
        tally.add(service, "reports", _timeliness(sent_at, visit), cases=[case])


def _timeliness(sent_at: datetime, last_visit: datetime | None) -> str:
    if last_visit is None:
        return "no_term"
    due = terms.FINAL_REPORT.due(last_visit)
    return "on_time" if timezone.localdate(sent_at) <= timezone.localdate(due) else "late"


def count_reopened(tally: Tally, facts: Facts, children: Sequence[Child]) -> None:
    """Those that follow, within twelve months, another case that the service had closed."""
    marks = _marks(facts, children)
    closed: defaultdict[Hashable, list[CaseFact]] = defaultdict(list)
    for case in facts.cases.values():
        if case.closed_at and not case.is_handed_over():
            for mark in marks[case.key]:
                closed[mark].append(case)
    for case in facts.received:
        is_again = any(
            _is_within_a_year(former, case) for mark in marks[case.key] for former in closed[mark]
        )
        answer = "reopened" if is_again else "first"
        tally.add(case.service, "reopened_cases", answer, cases=[case.key])


def _marks(facts: Facts, children: Sequence[Child]) -> Mapping[int, Sequence[Hashable]]:
    """What another case may share with each: its proceeding at this service, and its children."""
    marks: dict[int, list[Hashable]] = {
        case.key: [(case.service, case.proceeding)] for case in facts.cases.values()
    }
    for number, child in enumerate(children):
        for case in child.cases:
            marks[case.key].append(number)
    return marks


def _is_within_a_year(former: CaseFact, case: CaseFact) -> bool:
    assert former.closed_at
    earliest = a_year_before(case.received_on)
    return former.closed_at <= case.received_at and earliest <= timezone.localdate(former.closed_at)
