"""Writing: a new thing in a folder, and what a thing says."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from intranet.content.actions import sketching
from intranet.content.actions.placing import add
from intranet.content.actions.uploading import bring
from intranet.content.actions.writing import write
from intranet.content.kinds import SLUGS, Kind
from intranet.content.pages import page_of
from intranet.content.versions.sources import copy_of
from intranet.content.writing.desk import Desk, mark
from intranet.content.writing.forms import FORMS
from intranet.content.writing.keeping import keeps_what_was_typed
from intranet.portal.sheet import answered
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn

REVISE = "content.revise_item"


@keeps_what_was_typed
@guarded("content.add_item")
@require_http_methods(["GET", "HEAD", "POST"])
def adding(request: SignedIn, pk: int, kind: str) -> HttpResponse:
    """Raises Http404 for a kind that there is not, and where one may not add."""
    page = page_of(request, pk, "content.add_item", kind=Kind.FOLDER)
    wanted = SLUGS.get(kind)
    if wanted is None or wanted not in FORMS:
        raise Http404
    desk = Desk(page, wanted, request.user, is_new=True)
    form, made = desk.form(request), []

    def act(**words: Any) -> None:
        put = bring if "upload" in words else partial(add, kind=wanted)
        made.append(put(page.item, by=request.user, **words))

    if request.method == "POST" and answered(form, act):
        sketching.put_down(page.item, request.user, wanted, mark(request))
        messages.success(request, _("Aggiunto: è una bozza, finché non si cambia il suo stato."))
        [item] = made
        return redirect("content:contents", item.pk) if item.is_folder() else redirect(item)
    sketch_url = reverse("content:sketch_new", args=[pk, kind])
    context = {"desk": desk, "page": page, "item": page.item, "form": form}
    return render(request, "content/writing/add.html", {**context, "sketch_url": sketch_url})


@keeps_what_was_typed
@guarded("content.edit_item")
@require_http_methods(["GET", "HEAD", "POST"])
def editing(request: SignedIn, pk: int) -> HttpResponse:
    """Raises Http404 for who does not write here; whoever does is told why it must wait."""
    page = page_of(request, pk)
    kind = Kind(page.item.kind)
    if not page.writes or kind not in FORMS:
        raise Http404
    desk = Desk(page, kind, request.user)
    seen, form = desk.seen(request), desk.form(request)
    over_another = "subentra" in request.POST
    act = partial(
        write, page.item, by=request.user, seen=seen, over=over_another, mark=mark(request)
    )
    if request.method == "POST" and answered(form, act):
        messages.success(request, _("Le modifiche sono salvate."))
        return redirect(page.url)
    over = {"name": "subentra", "value": "1", "label": _("Subentra e salva")}
    context = {
        "desk": desk,
        "page": page,
        "item": page.item,
        "form": form,
        "overtaken": desk.latest if seen != desk.latest.pk else None,
        "buttons": [over] if desk.pen else [],
        "sketch_url": reverse("content:sketch", args=[pk]),
    }
    if not page.may_edit:
        context |= {"may_revise": REVISE in page.allowed, "copy": copy_of(page)}
    return render(request, "content/writing/edit.html", context)
