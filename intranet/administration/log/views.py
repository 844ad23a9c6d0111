"""The log of an organisation, for who verifies: that it was done, and nothing of what was said."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intranet.administration.log.entries import entries_of
from intranet.administration.log.export import lines_of
from intranet.administration.log.wish import Wish
from intranet.administration.log.words import choices
from intranet.administration.offices import offices_of
from permissions.audit import reading
from permissions.models import User
from permissions.routes import guarded

VIEW = "permissions.view_log"


@guarded(VIEW)
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """Raises Http404 for who verifies nothing."""
    offices, wish = offices_of(request.user, VIEW), Wish.read(request.GET.dict())
    context = {"page": entries_of(offices, wish), "wish": wish, "choices": choices()}
    return render(request, "administration/log/log.html", {**context, "offices": offices})


@guarded(VIEW)
@require_safe
def export(request: HttpRequest) -> StreamingHttpResponse:
    """The same list as a file, which is itself a reading. Raises Http404 as `log` does."""
    offices, wish = offices_of(request.user, VIEW), Wish.read(request.GET.dict())
    assert isinstance(request.user, User)
    for office in offices:
        reading(request.user, office, "log.exported")
    name = f"registro-{timezone.localdate():%Y-%m-%d}.csv"
    return StreamingHttpResponse(
        lines_of(offices, wish),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
