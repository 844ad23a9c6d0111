"""How the house works, for all who work in it: its rules, and none of its cases."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from intranet.content.rights.reach import MEMBERSHIP
from intranet.content.workflows.drawn import content_drawn, flows_drawn
from intranet.content.workflows.tables import case_workflows, content_workflows
from permissions.models import Organisation
from permissions.policy import visible_to
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn


@guarded(MEMBERSHIP)
@require_safe
def workflows(request: SignedIn) -> HttpResponse:
    """Raises Http404 for who is not of the staff."""
    if not visible_to(request.user, Organisation.objects.all(), MEMBERSHIP).exists():
        raise Http404
    drawn = content_drawn(get_language())
    context = {
        "content": [(drawn[each.key], each) for each in content_workflows()],
        "flows": flows_drawn(get_language()),
        "cases": case_workflows(),
    }
    return render(request, "content/workflows/workflows.html", context)
