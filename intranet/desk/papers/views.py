"""The papers of a case, one download each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from intranet.desk.papers.delivery import Damaged, deliver, neutral
from permissions.audit import reading
from permissions.models import User
from permissions.policy import visible_to
from permissions.routes import guarded
from workflows.documents.models import Paper

NAMES: dict[str, str] = {
    Paper.Kind.ORDER: "provvedimento",
    Paper.Kind.INTEGRATION: "documento",
    Paper.Kind.CLARIFICATION: "chiarimento",
    Paper.Kind.REPORT: "relazione",
}


@guarded("cases.view_papers", "cases.view_reports", "cases.view_validated")
@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Raises Http404 for a paper that the user may not see."""
    assert isinstance(request.user, User)
    visible = visible_to(request.user, Paper.objects.select_related("case")).distinct()
    found = get_object_or_404(visible, pk=pk)
    reading(request.user, found, "paper")
    try:
        return deliver(found.path, found.sha256, neutral(NAMES[found.kind], found.case.number))
    except Damaged:
        return render(request, "desk/damaged.html", status=409)
