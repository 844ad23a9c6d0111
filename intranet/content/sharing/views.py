"""Who else may do what at a place: the table, what a change would open, and the change."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from intranet.content.actions.sharing import rearrange
from intranet.content.pages import Page, page_of
from intranet.content.rights.audience import Audience
from intranet.content.rights.ground import ground_of
from intranet.content.rights.network import found
from intranet.content.rights.opening import opening
from intranet.content.sharing.table import COLUMNS, rows_of, shares_of
from intranet.content.sharing.wish import Wish
from permissions.models import User
from permissions.refusal import Refused
from permissions.routes import guarded

SHARE = "content.share_item"
LONGEST = 80


@guarded(SHARE)
@require_http_methods(["GET", "HEAD", "POST"])
def sharing(request: HttpRequest, pk: int) -> HttpResponse:
    """The table; a form sent shows first what it would open. Raises Http404 without the right."""
    page = page_of(request, pk, SHARE)
    if request.method != "POST":
        return _table(request, page)
    assert isinstance(request.user, User)
    wish = Wish.read(request.POST)
    if wish.is_empty:
        messages.info(request, _("Niente è cambiato."))
        return redirect("content:sharing", pk)
    if "confirmed" not in request.POST:
        return _preview(request, page, wish)
    try:
        rearrange(page.item, by=request.user, **wish.as_asked())
    except Refused as refusal:
        return _preview(request, page, wish, refusal)
    messages.success(request, _("Le condivisioni sono cambiate."))
    return redirect("content:sharing", pk)


def _table(request: HttpRequest, page: Page) -> HttpResponse:
    typed = request.GET.get("cerca", "")[:LONGEST]
    sought = found(typed)
    shares = shares_of(page)
    context = {
        "typed": typed,
        "has_found": bool(sought),
        "columns": COLUMNS,
        "rows": rows_of(page, shares, sought),
        "audience": Audience.of(ground_of(page.item, page.reach.borders)),
    }
    return _drawn(request, page, "table", context)


def _preview(
    request: HttpRequest, page: Page, wish: Wish, refusal: Refused | None = None
) -> HttpResponse:
    """Nothing is written yet."""
    before = ground_of(page.item, page.reach.borders, wish.people)
    after = wish.applied(before)
    change = opening(before, after)
    context = {
        "wish": wish,
        "sent": request.POST,
        "opening": change,
        "shuts_out": request.user.pk in change.loses,
        "now": Audience.of(before),
        "then": Audience.of(after),
        "refusal": refusal,
        "boxes": request.POST.getlist("box"),
        "had": request.POST.getlist("had"),
    }
    return _drawn(request, page, "preview", context, 409 if refusal else 200)


def _drawn(
    request: HttpRequest, page: Page, name: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    context = {"page": page, "item": page.item, "doing": _("Condivisione"), **context}
    return render(request, f"content/sharing/{name}.html", context, status=status)
