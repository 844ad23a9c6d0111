"""What is typed is kept by itself every few seconds, also when the session ended meanwhile."""

import functools

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from intranet.content.actions import sketching
from intranet.content.actions.writing import take_over
from intranet.content.kinds import SLUGS, Kind
from intranet.content.models import Item, Sketch
from intranet.content.pages import Page, page_of
from intranet.content.rights.reach import reach_of
from intranet.content.writing.desk import mark, typed
from intranet.content.writing.forms import FORMS
from permissions.models import User
from permissions.refusal import Refused
from permissions.routes import View, guarded
from workflows.processes.views.found import SignedIn


def keeps_what_was_typed(view: View) -> View:
    """Before one without a session is sent to sign in, keep what their page still held."""

    @functools.wraps(view)
    def run(request: HttpRequest, pk: int, kind: str = "") -> HttpResponseBase:
        if request.method == "POST" and not request.user.is_authenticated:
            kept = _kept_for_absent(request, pk, kind)
            if "HX-Request" in request.headers:
                context = {"sketch": kept, "ended": True, "form_url": _form_url(pk, kind)}
                return render(request, "content/writing/saved.html", context)
        return view(request, pk, kind) if kind else view(request, pk)

    run.keeps_stale = _kept_stale  # type: ignore[attr-defined]
    return run


def _kept_stale(request: HttpRequest, pk: int, kind: str = "") -> str:
    """What came with a form from before the last sign-in (see `portal.door.stale`)."""
    return _form_url(pk, kind) if _kept_for_absent(request, pk, kind) else ""


@keeps_what_was_typed
@guarded("content.edit_item")
@require_POST
def sketching_change(request: SignedIn, pk: int) -> HttpResponse:
    """Raises Http404 for who does not write here."""
    page = page_of(request, pk)
    if not page.writes:
        raise Http404
    return _sketched(request, page, "")


@keeps_what_was_typed
@guarded("content.add_item")
@require_POST
def sketching_new(request: SignedIn, pk: int, kind: str) -> HttpResponse:
    """Raises Http404 for a kind that there is not, and where one may not add."""
    page = page_of(request, pk, "content.add_item", kind=Kind.FOLDER)
    if SLUGS.get(kind) not in FORMS:
        raise Http404
    return _sketched(request, page, kind)


@guarded("content.edit_item")
@require_POST
def taking_over(request: SignedIn, pk: int) -> HttpResponse:
    page = page_of(request, pk, "content.edit_item")
    try:
        take_over(page.item, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    return redirect("content:edit", pk)


def _sketched(request: SignedIn, page: Page, kind: str) -> HttpResponse:
    """Kept, or thrown away where that is asked."""
    sketched = SLUGS[kind] if kind else ""
    if "scarta" in request.POST:
        sketching.put_down(page.item, request.user, sketched, mark(request))
        messages.success(request, _("La bozza è stata scartata."))
        return redirect(_form_url(page.item.pk, kind))
    sketch = _keep(request, page.item, request.user, kind)
    pen = None if kind else sketching.pen_of_another(page.item, request.user)
    return render(request, "content/writing/saved.html", {"sketch": sketch, "pen": pen})


def _keep(request: HttpRequest, item: Item, author: User, kind: str) -> Sketch | None:
    wanted = SLUGS[kind] if kind else Kind(item.kind)
    said, sketched = typed(wanted, request.POST), wanted if kind else ""
    return sketching.keep(item, author, sketched, said, mark(request))


def _kept_for_absent(request: HttpRequest, pk: int, kind: str) -> Sketch | None:
    """What came with a token that only the author's page has; nothing if it is not theirs now."""
    sketched = SLUGS.get(kind, "")
    author = sketching.author_of(request.POST.get("token", ""), pk, sketched)
    if author is None:
        return None
    needed = "content.add_item" if kind else "content.view_item"
    item = reach_of(author).visible(Item.objects.filter(pk=pk), needed).first()
    return _keep(request, item, author, kind) if item else None


def _form_url(pk: int, kind: str) -> str:
    return reverse("content:add", args=[pk, kind]) if kind else reverse("content:edit", args=[pk])
