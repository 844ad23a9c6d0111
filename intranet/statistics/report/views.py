"""The yearly report, as a paper."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from intranet.statistics.filing.rights import COORDINATE
from intranet.statistics.pages.access import releases_of
from intranet.statistics.report.content import content_of
from intranet.statistics.report.pdf import rendered
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn


@guarded(COORDINATE)
@require_safe
def report(request: SignedIn, year: int) -> HttpResponse:
    """The report of a year, or of its quarters so far. Raises Http404 where nothing is released."""
    releases = list(releases_of(request.user).filter(year=year))
    if not releases:
        raise Http404
    return HttpResponse(
        rendered(content_of(year, releases)),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="rapporto-{year}.pdf"'},
    )
