"""Where to, and whether: the pages that ask before things are moved, copied or thrown away."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from intranet.content.actions.binning import throw_away
from intranet.content.actions.copying import copy
from intranet.content.actions.placing import move
from intranet.content.batch import batch
from intranet.content.folder.forms import TargetForm
from intranet.content.folder.links import links_to
from intranet.content.folder.together import chosen, each_of
from intranet.content.kinds import Kind
from intranet.content.models import Item
from intranet.content.models.tree import within
from intranet.content.pages import Page, page_of
from intranet.content.querysets import ItemQuerySet
from intranet.portal.sheet import sheet
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn


@guarded("content.remove_item")
@require_http_methods(["GET", "HEAD", "POST"])
def moving(request: SignedIn, pk: int) -> HttpResponse:
    page, items = _asked(request, pk)
    among = _folders(page).exclude(pk=pk)
    for item in items:
        among = among.exclude(within(item.path))
    words = {"heading": _("Sposta"), "submit": _("Sposta qui"), "done": _("Spostati")}
    return _Placing(page, items, among, move, words).answer(request)


@guarded("content.view_item")
@require_http_methods(["GET", "HEAD", "POST"])
def copying(request: SignedIn, pk: int) -> HttpResponse:
    page, items = _asked(request, pk)
    words = {"heading": _("Copia"), "submit": _("Copia qui"), "done": _("Copiati")}
    return _Placing(page, items, _folders(page), copy, words).answer(request)


@guarded("content.remove_item")
@require_http_methods(["GET", "HEAD", "POST"])
def throwing(request: SignedIn, pk: int) -> HttpResponse:
    """Shows what goes with it and which links would break, before it goes."""
    page, items = _asked(request, pk)
    if request.method == "POST":
        each_of(items, partial(throw_away, by=request.user)).tell(request, _("Nel cestino"))
        return redirect("content:contents", pk)
    below = Item.objects.none()
    for item in items:
        below = below | Item.objects.below(item).in_place()
    context = {
        "page": page,
        "item": page.item,
        "items": items,
        "below": below.count(),
        "links": links_to(page.reach, items),
    }
    return render(request, "content/folder/throw_away.html", context)


def _asked(request: SignedIn, pk: int) -> tuple[Page, list[Item]]:
    """Raises Http404 where nothing of the folder is chosen that the reader sees."""
    page = page_of(request, pk, kind=Kind.FOLDER)
    keys = request.POST if request.method == "POST" else request.GET
    items = chosen(page, keys.getlist("chiavi"))
    if not items:
        raise Http404
    return page, items


def _folders(page: Page) -> ItemQuerySet:
    """Those to which the reader may add."""
    folders = Item.objects.in_place().folders()
    return page.reach.visible(folders, "content.add_item").order_by("address")


@dataclass(frozen=True)
class _Placing:
    """Some things of the folder of `page`, to be put into one of the folders `among`."""

    page: Page
    items: list[Item]
    among: ItemQuerySet
    act: Callable[..., object]
    words: Mapping[str, str]

    def answer(self, request: SignedIn) -> HttpResponse:
        form = sheet(TargetForm, request, among=self.among)
        if request.method == "POST" and form.is_valid():
            to = form.cleaned_data["to"]
            outcome = each_of(self.items, partial(self.act, by=request.user, to=to))
            outcome.tell(request, self.words["done"])
            return redirect("content:contents", to.pk)
        context = {
            "page": self.page,
            "item": self.page.item,
            "items": self.items,
            "form": form,
            **self._offered(request),
            **self.words,
        }
        return render(request, "content/folder/choose.html", context)

    def _offered(self, request: SignedIn) -> dict[str, Any]:
        """The folders to choose from, a page of them, or those with the words that are sought."""
        sought = request.GET.get("cerca", "").replace("\0", "")[:100]
        found = self.among.filter(title__icontains=sought) if sought else self.among
        return {"batch": batch(found, request.GET.get("pagina", "")), "sought": sought}
