"""The contents of a folder, and what is done to one or more of them."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intranet.content.actions.placing import put_in_order, rename
from intranet.content.actions.publishing import pass_on
from intranet.content.folder.forms import PassForm, SlugForm
from intranet.content.folder.listing import contents_of, here
from intranet.content.folder.taking import Taking
from intranet.content.folder.together import chosen, each_of
from intranet.content.kinds import SLUGS, Kind
from intranet.content.models import Item
from intranet.content.pages import Page, page_of
from intranet.content.publication import BY_NAME
from intranet.content.sharing.seeing import seen_by
from intranet.portal.sheet import answered, sheet
from permissions.publishing import State
from permissions.refusal import Refused
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn

# What the address of the table says of it.
KEPT = ("tipo", "stato", "parole", "ordina", "pagina")
# Acts that ask something first: each has its page.
PAGES = {"sposta": "content:move", "copia": "content:copy", "elimina": "content:throw_away"}


@guarded("content.view_item")
@require_safe
def contents(request: SignedIn, pk: int) -> HttpResponse:
    page = page_of(request, pk, kind=Kind.FOLDER)
    context = {
        "page": page,
        "item": page.item,
        "contents": contents_of(page, request.GET.dict()),
        "kinds": SLUGS,
        "states": State,
    }
    return render(request, "content/folder/contents.html", context)


@guarded("content.view_item")
@require_POST
def together(request: SignedIn, pk: int) -> HttpResponse:
    """What the buttons of the table say, done to the chosen rows."""
    page = page_of(request, pk, kind=Kind.FOLDER)
    items = chosen(page, request.POST.getlist("chiavi"))
    asked = request.POST.get("azione", "")
    if "su" in request.POST or "giu" in request.POST:
        _shift(request, page)
    elif asked in PAGES and items:
        keys = QueryDict(mutable=True)
        keys.setlist("chiavi", [str(each.pk) for each in items])
        return redirect(f"{reverse(PAGES[asked], args=[pk])}?{keys.urlencode()}")
    elif items:
        _pass_all(request, items)
    else:
        messages.warning(request, _("Nessun contenuto era scelto."))
    return redirect(_back(request, pk))


def _pass_all(request: SignedIn, items: list[Item]) -> None:
    step = BY_NAME.get(request.POST.get("passaggio", ""))
    if step is None:
        messages.warning(request, _("Nessun passaggio era scelto."))
        return
    comment = request.POST.get("commento", "")[:1000]
    act = partial(pass_on, by=request.user, transition=step.name, comment=comment)
    each_of(items, act).tell(request, str(step.label))


def _shift(request: SignedIn, page: Page) -> None:
    """One row up or down, among those that are seen."""
    keys = list(here(page).in_order().values_list("pk", flat=True))
    up = "su" in request.POST
    moved = request.POST["su" if up else "giu"]
    place = next((at for at, key in enumerate(keys) if str(key) == moved), None)
    other = None if place is None else place + (-1 if up else 1)
    if place is None or other is None or not 0 <= other < len(keys):
        return
    keys[place], keys[other] = keys[other], keys[place]
    try:
        put_in_order(page.item, by=request.user, keys=keys)
    except Refused as refusal:
        messages.error(request, str(refusal.message))


def _back(request: SignedIn, pk: int) -> str:
    """The table as it was filtered, sorted and leafed through."""
    query = QueryDict(request.POST.get("elenco", "")[:500])
    kept = QueryDict(mutable=True)
    kept.update({key: query[key] for key in KEPT if key in query})
    address = reverse("content:contents", args=[pk])
    return f"{address}?{kept.urlencode()}" if kept else address


@guarded("content.remove_item")
@require_http_methods(["GET", "HEAD", "POST"])
def renaming(request: SignedIn, pk: int) -> HttpResponse:
    page = page_of(request, pk, "content.remove_item", parent__isnull=False)
    form = sheet(SlugForm, request, initial={"slug": page.item.slug})
    if request.method == "POST" and answered(form, partial(rename, page.item, by=request.user)):
        messages.success(request, _("Il nome breve è cambiato: l’indirizzo di prima porta qui."))
        return redirect(page.item)
    taking = Taking.of(page, [page.item])
    context = {"page": page, "item": page.item, "form": form, "taking": taking, "moves": True}
    return render(request, "content/folder/rename.html", context)


@guarded("content.view_item")
@require_http_methods(["GET", "HEAD", "POST"])
def passing(request: SignedIn, pk: int) -> HttpResponse:
    """From one state to another. A refused one is asked again, with the comment as typed."""
    page = page_of(request, pk)
    form = sheet(PassForm, request, steps=page.transitions)
    seen = request.POST.get("seen", "")
    act = partial(pass_on, page.item, by=request.user, seen=seen)
    if request.method == "POST" and answered(form, act):
        words = _("Lo stato ora è «%(state)s».") % {"state": page.item.get_state_display()}
        messages.success(request, words)
        return redirect(page.url)
    context = {"page": page, "item": page.item, "form": form, "seen_by": seen_by(page)}
    return render(request, "content/folder/pass.html", context)
