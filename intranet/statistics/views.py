"""The figures of the network of services, for those who coordinate it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intranet.portal.navigation import held_on_organisations
from intranet.statistics.chart import waiting_chart
from intranet.statistics.load import PHASES, load_of_services
from intranet.statistics.suppression import SMALLEST
from permissions.routes import guarded


@guarded("permissions.view_load")
@require_safe
def load(request: HttpRequest) -> HttpResponse:
    """Raises Http404 for who may not see the load of the services."""
    if "view_load" not in held_on_organisations(request.user):
        raise Http404
    figures = load_of_services()
    context = {
        "load": figures,
        "phases": [title for title, _states in PHASES],
        "chart": waiting_chart(figures.services) if figures else None,
        "smallest": SMALLEST,
        "prepared_at": timezone.now(),
    }
    return render(request, "statistics/load.html", context)
