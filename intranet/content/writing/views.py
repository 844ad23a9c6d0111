"""Writing: a new thing in a folder, and what a thing says."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from intranet.content.actions.editing import edit
from intranet.content.actions.placing import add
from intranet.content.kinds import SLUGS, Kind
from intranet.content.pages import page_of
from intranet.content.writing.forms import FORMS, written_in
from intranet.portal.keyset import MOST_DIGITS
from intranet.portal.sheet import answered, sheet
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn


@guarded("content.add_item")
@require_http_methods(["GET", "HEAD", "POST"])
def adding(request: SignedIn, pk: int, kind: str) -> HttpResponse:
    """Raises Http404 for a kind that there is not, and where one may not add."""
    page = page_of(request, pk, "content.add_item", kind=Kind.FOLDER)
    wanted = SLUGS.get(kind)
    if wanted is None or wanted not in FORMS:
        raise Http404
    form: Any = sheet(FORMS[wanted], request)
    act = partial(add, page.item, by=request.user, kind=wanted)
    if request.method == "POST" and answered(form, act):
        messages.success(request, _("Aggiunto: è una bozza, finché non si cambia il suo stato."))
        made = page.item.children.latest("pk")
        return redirect("content:contents", made.pk) if made.is_folder() else redirect(made)
    context = {"page": page, "item": page.item, "form": form, "kind": wanted}
    return render(request, "content/writing/add.html", context)


@guarded("content.edit_item")
@require_http_methods(["GET", "HEAD", "POST"])
def editing(request: SignedIn, pk: int) -> HttpResponse:
    """Raises Http404 for who does not write here; whoever does is told why it must wait."""
    page = page_of(request, pk)
    kind = Kind(page.item.kind)
    if not page.writes or kind not in FORMS:
        raise Http404
    seen = _version(request, page.item)
    form: Any = sheet(FORMS[kind], request, initial=written_in(page.item))
    act = partial(edit, page.item, by=request.user, seen=seen)
    if request.method == "POST" and answered(form, act):
        messages.success(request, _("Le modifiche sono salvate."))
        return redirect(page.url)
    latest = page.item.history.latest()
    context = {
        "page": page,
        "item": page.item,
        "form": form,
        "seen": latest.pk,
        "overtaken": latest if seen != latest.pk else None,
    }
    return render(request, "content/writing/edit.html", context)


def _version(request: SignedIn, item: Any) -> int:
    """The version that what was typed began from."""
    said = request.POST.get("seen", "")
    return int(said) if said.isdecimal() and len(said) <= MOST_DIGITS else item.history.latest().pk
