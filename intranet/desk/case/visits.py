"""The visits of a case, each with the record that the reader may read."""

from dataclasses import dataclass
from typing import Any

from intranet.desk.case.page import CasePage
from intranet.portal.keyset import cut
from permissions.policy import visible_to
from workflows.cases.models import Visit, VisitRecord


@dataclass(frozen=True)
class Row:
    visit: Visit
    record: VisitRecord | None


def visits_of(page: CasePage) -> dict[str, Any]:
    """One page of the visits, the latest first, in two queries.

    Drafts and records sent back are left out for who reads validated records alone.
    """
    visible = visible_to(page.user, Visit.objects.filter(case=page.case))
    visits = cut(
        visible.select_related("visitor", "room", "operator"),
        "starts_at",
        "pk",
        page.query.get("dopo", ""),
        descending=True,
    )
    found = VisitRecord.objects.filter(visit__in=[visit.pk for visit in visits.rows])
    records = visible_to(page.user, found).select_related("author", "validator")
    by_visit = {record.visit_id: record for record in records}
    rows = [Row(visit, by_visit.get(visit.pk)) for visit in visits.rows]
    return {"rows": rows, "after": visits.after}
