"""The papers of a case that the reader may open."""

from typing import Any

from intranet.desk.case.page import CasePage
from intranet.portal.keyset import cut
from permissions.policy import visible_to
from workflows.documents.models import Paper, Report


def papers_of(page: CasePage) -> dict[str, Any]:
    """One page of the papers, the latest first, and the report's state, in two queries."""
    found = Paper.objects.filter(
        pk__in=visible_to(page.user, Paper.objects.filter(case=page.case)).order_by().values("pk")
    )
    papers = cut(found, "added_at", "pk", page.query.get("dopo", ""), descending=True)
    reports = visible_to(page.user, Report.objects.filter(case=page.case))
    return {"papers": papers.rows, "after": papers.after, "report": reports.order_by("-pk").first()}
