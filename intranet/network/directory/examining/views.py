"""A card before the coordination: what it changes, and the answer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from intranet.network.directory.actions.cards import approve_card, return_card
from intranet.network.directory.differences import Differences
from intranet.network.directory.examining.forms import APPROVE, AnswerForm
from intranet.network.directory.finding import found, open_edition
from intranet.network.directory.models import Edition
from intranet.portal.sheet import answered, sheet
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn

NOTHING_WAITS = gettext_lazy(
    "Di questa scheda ora non c’è niente da esaminare: chi la scrive l’ha ripresa, o ha già avuto "
    "risposta."
)


@guarded("directory.approve_card")
@require_http_methods(["GET", "HEAD", "POST"])
def examining(request: SignedIn, pk: int) -> HttpResponse:
    """Where nothing waits for an answer, the card, and why."""
    card, _held = found(request.user, pk, "approve_card")
    edition = open_edition(card)
    if edition is None or edition.state != Edition.State.SUBMITTED:
        messages.info(request, NOTHING_WAITS)
        return redirect(card)
    form = sheet(AnswerForm, request)
    if request.method == "POST" and answered(
        form, lambda **answer: _decide(request, edition, **answer)
    ):
        messages.success(request, _("Risposta registrata: %(card)s.") % {"card": card})
        return redirect(card)
    context = {
        "room": "directory",
        "card": card,
        "edition": edition,
        "comparison": Differences.of(card.current, edition),
        "form": form,
        "seen": request.POST.get("seen", edition.mark),
    }
    return render(request, "directory/examining.html", context)


def _decide(request: SignedIn, edition: Edition, decision: str, remarks: str) -> Edition:
    seen = request.POST.get("seen", "")
    if decision == APPROVE:
        return approve_card(edition, by=request.user, seen=seen)
    return return_card(edition, by=request.user, remarks=remarks, seen=seen)
