"""Where to, and whether: the pages that ask before things are moved, copied or thrown away."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models.functions import Length
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from intranet.content.actions.binning import throw_away
from intranet.content.actions.copying import copy
from intranet.content.actions.placing import height_of, move
from intranet.content.batch import batch
from intranet.content.folder.forms import TargetForm
from intranet.content.folder.taking import Taking
from intranet.content.folder.together import chosen, each_of
from intranet.content.kinds import Kind
from intranet.content.models import Item
from intranet.content.models.tree import DEEPEST, WIDTH, within
from intranet.content.pages import VIEW, Page, page_of
from intranet.content.querysets import ItemQuerySet
from intranet.content.rights.reach import is_within
from intranet.portal.sheet import sheet
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn


@guarded("content.remove_item")
@require_http_methods(["GET", "HEAD", "POST"])
def moving(request: SignedIn, pk: int) -> HttpResponse:
    """Shows what goes along, which links lead there, and where it would be hidden."""
    page, items, kept = _asked(request, pk, "content.remove_item")
    among = _folders(page, items).exclude(pk=pk)
    for item in items:
        among = among.exclude(within(item.path))
    words = {"heading": _("Sposta"), "submit": _("Sposta qui"), "done": _("Spostati")}
    also = {"kept": kept, "taking": Taking.of(page, items), "moves": True}
    return _Placing(page, items, among, move, words, also).answer(request)


@guarded("content.view_item")
@require_http_methods(["GET", "HEAD", "POST"])
def copying(request: SignedIn, pk: int) -> HttpResponse:
    page, items, _kept = _asked(request, pk, VIEW)
    words = {"heading": _("Copia"), "submit": _("Copia qui"), "done": _("Copiati")}
    return _Placing(page, items, _folders(page, items), copy, words, {}).answer(request)


@guarded("content.remove_item")
@require_http_methods(["GET", "HEAD", "POST"])
def throwing(request: SignedIn, pk: int) -> HttpResponse:
    """Shows what goes with it and which links would break, before it goes."""
    page, items, kept = _asked(request, pk, "content.remove_item")
    if request.method == "POST":
        outcome = each_of([*items, *kept], partial(throw_away, by=request.user))
        outcome.tell(request, _("Nel cestino"))
        return redirect("content:contents", pk)
    context = {
        "page": page,
        "item": page.item,
        "items": items,
        "kept": kept,
        "taking": Taking.of(page, items),
    }
    return render(request, "content/folder/throw_away.html", context)


def _asked(request: SignedIn, pk: int, permission: str) -> tuple[Page, list[Item], list[Item]]:
    """The chosen things of the folder on which the reader holds `permission`, and the others.

    Raises Http404 where nothing of the folder is chosen that the reader sees.
    """
    page = page_of(request, pk, kind=Kind.FOLDER)
    keys = request.POST if request.method == "POST" else request.GET
    found = chosen(page, keys.getlist("chiavi"))
    if not found:
        raise Http404
    items = [each for each in found if permission in page.reach.allowed(each)]
    return page, items, [each for each in found if each not in items]


def _folders(page: Page, items: Iterable[Item]) -> ItemQuerySet:
    """Those to which the reader may add, and which are not too deep for any of `items`."""
    heights = (height_of(item) if item.is_folder() else 1 for item in items)
    deepest = DEEPEST - max(heights, default=0)
    folders = Item.objects.in_place().folders().alias(length=Length("path"))
    folders = folders.filter(length__lte=deepest * WIDTH)
    return page.reach.visible(folders, "content.add_item").order_by("address")


@dataclass(frozen=True)
class _Placing:
    """Some things of the folder of `page`, to be put into one of the folders `among`."""

    page: Page
    items: list[Item]
    among: ItemQuerySet
    act: Callable[..., object]
    words: Mapping[str, str]
    also: Mapping[str, Any]

    def answer(self, request: SignedIn) -> HttpResponse:
        form = sheet(TargetForm, request, among=self.among)
        if request.method == "POST" and form.is_valid():
            to = form.cleaned_data["to"]
            things = [*self.items, *self.also.get("kept", ())]
            outcome = each_of(things, partial(self.act, by=request.user, to=to))
            outcome.tell(request, self.words["done"])
            return redirect("content:contents", to.pk)
        context = {
            "page": self.page,
            "item": self.page.item,
            "items": self.items,
            "form": form,
            **self._offered(request),
            **self.words,
            **self.also,
        }
        return render(request, "content/folder/choose.html", context)

    def _offered(self, request: SignedIn) -> dict[str, Any]:
        """The folders to choose from, a page of them, or those with the words that are sought."""
        sought = request.GET.get("cerca", "").replace("\0", "")[:100]
        found = self.among.filter(title__icontains=sought) if sought else self.among
        offered = batch(found, request.GET.get("pagina", ""))
        private = self.page.reach.borders.private
        hiding = [each.pk for each in offered.rows if is_within(each.path, private)]
        return {"batch": offered, "sought": sought, "hiding": hiding}
