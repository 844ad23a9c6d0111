"""One's own notices."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from intranet.notifications.actions import mark_read
from intranet.notifications.models import Notice
from intranet.notifications.sight import shown, way_on
from intranet.portal.keyset import cut
from permissions.models import User
from permissions.routes import guarded


@guarded()
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """Those of the user, the newest first."""
    own = Notice.objects.filter(user=_reader(request))
    page = cut(own, "at", "pk", request.GET.get("dopo", ""), descending=True)
    context = {"rows": shown(_reader(request), page.rows), "after": page.after}
    return render(request, "notifications/notices.html", context)


@guarded()
@require_POST
def follow(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a notice as read and go where it leads; back to the list from what is no longer seen.

    Raises Http404 for somebody else's.
    """
    reader = _reader(request)
    notice = get_object_or_404(Notice.objects.filter(user=reader), pk=pk)
    mark_read(reader, [notice], by=reader)
    return redirect(way_on(reader, notice) or "notifications:notices")


@guarded()
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    reader = _reader(request)
    mark_read(reader, Notice.objects.filter(user=reader, read_at=None), by=reader)
    return redirect("notifications:notices")


def _reader(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
