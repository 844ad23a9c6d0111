"""The story of a thing, its versions side by side, and the way back to one of them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from intranet.content.actions.editing import WORDS, edit
from intranet.content.actions.revising import revise
from intranet.content.pages import VIEW, WRITERS, Page, page_of
from intranet.content.versions.comparing import Comparison
from intranet.content.versions.sources import copy_of, versions_of
from intranet.content.versions.story import story_of
from permissions.models import User
from permissions.refusal import Refused
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn

MOST_DIGITS = 9


@guarded(VIEW)
@require_safe
def history(request: SignedIn, pk: int) -> HttpResponse:
    """Raises Http404 for who only reads."""
    page = _kept(request, pk)
    number = max(1, _number(request.GET.get("pagina", "1")))
    keeps = bool(page.reach.stands(page.item) & WRITERS)
    context = {
        "story": story_of(page, number, with_sharing=keeps),
        "may_edit": page.may_edit,
        "copy": copy_of(page),
        "may_revise": "content.revise_item" in page.allowed,
    }
    return _drawn(request, page, "story", _("Storia"), context)


@guarded(VIEW)
@require_safe
def comparison(request: SignedIn, pk: int) -> HttpResponse:
    """Two versions, the earlier one first. Raises Http404 as `history` does."""
    page = _kept(request, pk)
    keys = sorted(_number(request.GET.get(name, "")) for name in ("da", "a"))
    found = {version.history_id: version for version in versions_of(page.item, keys)}
    if not found.keys() >= {*keys}:
        raise Http404
    before, after = (found[key] for key in keys)
    authors = User.objects.in_bulk({before.history_user_id, after.history_user_id} - {None})
    context = {
        "before": before,
        "after": after,
        "who": [authors.get(each.history_user_id, _("Sistema")) for each in (before, after)],
        "comparison": Comparison.of(before, after),
        "may_edit": page.may_edit,
    }
    return _drawn(request, page, "comparison", _("Confronto"), context)


@guarded("content.edit_item")
@require_POST
def restoring(request: SignedIn, pk: int, version: int) -> HttpResponse:
    """The words of a version again, as a new one. Raises Http404 without the right."""
    page = page_of(request, pk, "content.edit_item")
    old = get_object_or_404(versions_of(page.item, [version]))
    words = {name: getattr(old, name) for name in WORDS}
    done = _("Il testo è di nuovo quello scelto. Quello di prima resta nella storia.")
    try:
        edit(page.item, by=request.user, **words)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, done)
    return redirect("content:history", pk)


@guarded("content.revise_item")
@require_POST
def revising(request: SignedIn, pk: int) -> HttpResponse:
    """Begin a working copy and go on to write it. Raises Http404 without the right."""
    page = page_of(request, pk, "content.revise_item")
    try:
        copy = revise(page.item, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
        return redirect("content:history", pk)
    return redirect("content:edit", copy.pk)


def _kept(request: SignedIn, pk: int) -> Page:
    """A thing before one who writes or examines it: what it said once may be more than it says."""
    page = page_of(request, pk)
    if not page.writes:
        raise Http404
    return page


def _number(typed: str) -> int:
    return int(typed) if typed.isdecimal() and len(typed) <= MOST_DIGITS else 0


def _drawn(
    request: SignedIn, page: Page, name: str, doing: str, context: dict[str, Any]
) -> HttpResponse:
    frame = {"page": page, "item": page.item, "doing": doing}
    return render(request, f"content/versions/{name}.html", {**frame, **context})
