"""The programs that hear in one's own name: made, tried, ended, and what became of messages."""

import json
from functools import partial

from django.conf import settings
from django.contrib import messages
from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from intranet.api.hooks.actions import end_hook, make_hook
from intranet.api.hooks.forms import HookForm
from intranet.api.hooks.sending import post
from intranet.api.hooks.signing import signed
from intranet.api.limits import Limit
from intranet.api.models import Delivery, Hook
from intranet.portal.sealing import Unsealable
from intranet.portal.sheet import answered, sheet
from permissions.models import User
from permissions.refusal import Refused
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn

# Of each, so many of the last messages are shown.
SHOWN = 3
TRIES = Limit("hooks.tries", most=10, seconds=300)


@guarded()
@require_http_methods(["GET", "HEAD", "POST"])
def hooks(request: SignedIn) -> HttpResponse:
    """The secret of a new one stands in the answer to its form, and nowhere else ever after."""
    form, made = sheet(HookForm, request), []
    make = partial(make_hook, request.user, by=request.user)
    if request.method == "POST" and answered(form, lambda **words: made.append(make(**words))):
        form = HookForm()
    context = {
        "form": form,
        "hooks": _own(request.user).prefetch_related(_latest()),
        "hosts": settings.WEBHOOK_HOSTS,
        "secret": made[0] if made else "",
    }
    return render(request, "api/hooks.html", context)


@guarded()
@require_POST
def try_hook(request: SignedIn, pk: int) -> HttpResponse:
    """Send it a message that tells of nothing. Raises Http404 for another's."""
    hook = get_object_or_404(_own(request.user), pk=pk)
    try:
        _try(hook)
    except (Refused, Unsealable) as refusal:
        reason = getattr(refusal, "message", _("il segreto non si legge più, ne serve uno nuovo."))
        words = _("Il messaggio di prova non è partito: %(reason)s")
        messages.error(request, words % {"reason": reason})
    else:
        messages.success(request, _("«%(name)s» ha ricevuto il messaggio di prova.") % _of(hook))
    return redirect("api:hooks")


@guarded()
@require_POST
def end(request: SignedIn, pk: int) -> HttpResponse:
    """Raises Http404 for another's."""
    hook = end_hook(get_object_or_404(_own(request.user), pk=pk), by=request.user)
    messages.success(request, _("«%(name)s» non sente più nulla.") % _of(hook))
    return redirect("api:hooks")


def _try(hook: Hook) -> None:
    """Raises Refused, in words, where it is not taken."""
    if not TRIES.count(str(hook.user_id)):
        raise Refused(_("le prove sono state molte, si continua fra qualche minuto."))
    now = timezone.localtime().isoformat()
    body = json.dumps({"type": "test", "timestamp": now, "data": {}})
    answer = post(hook.address, signed(hook, f"test_{get_random_string(16)}", body), body)
    if not answer.is_taken:
        raise Refused(_("il programma ha risposto: %(words)s.") % {"words": answer.words})


def _own(user: User) -> QuerySet[Hook]:
    return Hook.objects.filter(user=user, ended_at=None)


def _latest() -> Prefetch[str, QuerySet[Delivery], str]:
    found = Delivery.objects.select_related("happening").order_by("-pk")
    return Prefetch("deliveries", found[:SHOWN], to_attr="latest")


def _of(hook: Hook) -> dict[str, str]:
    return {"name": hook.name}
