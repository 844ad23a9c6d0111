"""The card of a service: read by the network, written by the service."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intranet.network.directory.actions.cards import (
    register_card,
    submit_card,
    take_back_card,
    write_card,
)
from intranet.network.directory.card.forms import CardForm, ToldCardForm
from intranet.network.directory.differences import Differences
from intranet.network.directory.finding import editions_of, found, open_edition
from intranet.network.directory.models import Card, Edition
from intranet.network.directory.models.edition import words_of
from intranet.network.directory.waiting import own_waits, waiting_of
from intranet.network.models import Seat
from intranet.portal.sheet import answered, sheet
from permissions.policy import visible_to
from permissions.refusal import Refused
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn


@guarded("directory.view_card")
@require_safe
def card(request: SignedIn, pk: int) -> HttpResponse:
    """What the network reads of a service, and what whoever keeps the card has under way."""
    shown, held = found(request.user, pk, "view_card")
    editions = visible_to(request.user, editions_of(shown)).distinct()
    waiting = waiting_of(pk, shown.current, own_waits([pk]))
    context = {
        "room": "directory",
        "card": shown,
        "edition": shown.current,
        "waiting": waiting,
        "editions": editions,
        "open": next((each for each in editions if each.state != Edition.State.APPROVED), None),
        "seat": Seat.objects.filter(service=pk).order_by("-since").first(),
        "is_at_table": shown.is_at_table(),
        "may": {name.removeprefix("directory.") for name in held},
        "is_kept": shown.is_kept(),
    }
    return render(request, "directory/card.html", context)


@guarded("directory.view_card", "directory.write_card", "directory.approve_card")
@require_safe
def edition(request: SignedIn, pk: int, number: int) -> HttpResponse:
    """One edition as it stands, and what it changed."""
    shown, _held = found(request.user, pk, "view_card")
    editions = visible_to(request.user, editions_of(shown)).distinct()
    one = get_object_or_404(editions, number=number)
    approved = Edition.objects.filter(card=shown.pk, state=Edition.State.APPROVED)
    before = approved.filter(number__lt=number).first()
    context = {
        "room": "directory",
        "card": shown,
        "edition": one,
        "comparison": Differences.of(before, one) if before else None,
    }
    return render(request, "directory/edition.html", context)


@guarded("directory.write_card", "directory.register_card")
@require_http_methods(["GET", "HEAD", "POST"])
def writing(request: SignedIn, pk: int) -> HttpResponse:
    """Raises Http404 but for who speaks for the service, and the coordination of one that does
    not use this system.
    """
    shown, held = found(request.user, pk, "write_card", "register_card")
    if "directory.write_card" in held:
        return _written(request, shown)
    if shown.is_kept():
        raise Http404
    return _registered(request, shown)


def _written(request: SignedIn, shown: Card) -> HttpResponse:
    under_way = open_edition(shown)
    form = sheet(CardForm, request, initial=_begun(under_way or shown.current))
    if request.method == "POST" and answered(form, lambda **words: _keep(request, shown, words)):
        return redirect(shown)
    context = {
        "room": "directory",
        "card": shown,
        "form": form,
        "under_way": under_way,
        "seen": request.POST.get("seen", under_way.mark if under_way else ""),
    }
    return render(request, "directory/writing.html", context)


def _keep(request: SignedIn, shown: Card, words: dict[str, Any]) -> None:
    """Write what was typed, and submit it unless it was sent as a draft."""
    seen = request.POST.get("seen", "")
    with transaction.atomic():
        written = write_card(shown.service, by=request.user, seen=seen, **words)
        if "draft" not in request.POST:
            submit_card(written, by=request.user)
            messages.success(request, _("Scheda presentata al coordinamento, che la approva."))
        else:
            messages.success(request, _("Bozza salvata: la legge solo il servizio."))


def _registered(request: SignedIn, shown: Card) -> HttpResponse:
    form = sheet(ToldCardForm, request, initial=_begun(shown.current))
    if request.method == "POST" and answered(
        form, lambda **words: register_card(shown.service, by=request.user, **words)
    ):
        messages.success(request, _("Scheda registrata: la rete la legge da ora."))
        return redirect(shown)
    context = {"room": "directory", "card": shown, "form": form, "is_told": True}
    return render(request, "directory/writing.html", context)


def _begun(former: Edition | None) -> dict[str, Any]:
    """The words to begin from. What a service declares of its load is true of a day: of today, if
    it does not say otherwise.
    """
    if former is None:
        return {}
    words = dict(words_of(former))
    if former.state == Edition.State.APPROVED:
        del words["declared_on"]
    return words


@guarded("directory.write_card")
@require_POST
def take_back(request: SignedIn, pk: int) -> HttpResponse:
    """Go on writing what was submitted."""
    shown, _held = found(request.user, pk, "write_card")
    under_way = open_edition(shown)
    if under_way is None:
        raise Http404
    try:
        take_back_card(under_way, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(shown)
    messages.success(request, _("La scheda è di nuovo in scrittura."))
    return redirect("directory:writing", pk)
