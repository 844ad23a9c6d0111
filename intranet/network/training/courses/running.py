"""A course before who runs it: announced, changed, moved, closed, called off."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from intranet.network.discretion.posting import caution_for, confirmed_in
from intranet.network.training.actions import announcing, attending
from intranet.network.training.courses.forms import (
    AnnouncementForm,
    CancelForm,
    ChangeForm,
    TermForm,
    days_form,
)
from intranet.network.training.courses.listing import organisers_for
from intranet.network.training.courses.views import ROOM, course_of
from intranet.network.training.models import Course
from intranet.portal.sheet import answered, sheet
from permissions.refusal import Refused
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn

RUN = "training.run_course"
FORM = ["GET", "HEAD", "POST"]
LOOKED_THROUGH = ("title", "programme")
STEPS = {
    "chiudi": (announcing.close, gettext_lazy("Nessun altro può iscriversi.")),
    "riapri": (announcing.reopen, gettext_lazy("Ci si può iscrivere di nuovo.")),
    "concludi": (
        attending.conclude,
        gettext_lazy("Il corso è concluso, gli attestati sono rilasciati."),
    ),
}


@guarded(RUN)
@require_http_methods(FORM)
def announcing_course(request: SignedIn) -> HttpResponse:
    """Raises Http404 for who announces no courses."""
    organisers = organisers_for(request.user)
    if not organisers:
        raise Http404
    form = sheet(AnnouncementForm, request, organisers=organisers)
    days, made = days_form(_sent(request)), []

    def act(organiser: Any, **words: Any) -> None:
        given = {"days": days.spans(), "confirmed": confirmed_in(request), **words}
        made.append(announcing.announce(organiser, by=request.user, **given))

    if request.method == "POST" and _both(days, form) and answered(form, act):
        messages.success(request, _("Il corso è annunciato: lo leggono i servizi della rete."))
        return redirect(made[0])
    return _page(request, "training/announcing.html", form, formsets=[days])


@guarded(RUN)
@require_http_methods(FORM)
def changing(request: SignedIn, pk: int) -> HttpResponse:
    found = course_of(request, pk, RUN)
    names = ("title", "programme", "teachers", "venue", "video", "places", "minimum")
    form = sheet(ChangeForm, request, initial={name: getattr(found, name) for name in names})
    act = partial(announcing.rewrite, found, by=request.user, confirmed=confirmed_in(request))
    if request.method == "POST" and answered(form, act):
        messages.success(request, _("Le modifiche sono salvate."))
        return redirect(found)
    return _page(request, "training/changing.html", form, course=found)


@guarded(RUN)
@require_http_methods(FORM)
def moving(request: SignedIn, pk: int) -> HttpResponse:
    found = course_of(request, pk, RUN)
    ahead = found.days.filter(starts_at__gt=timezone.now()).order_by("starts_at", "pk")
    form = sheet(TermForm, request, initial={"enrol_until": found.enrol_until})
    days = days_form(_sent(request), list(ahead))

    def act(**words: Any) -> None:
        announcing.move_days(found, by=request.user, days=days.spans(), **words)

    if request.method == "POST" and _both(days, form) and answered(form, act):
        messages.success(request, _("Le giornate sono cambiate: chi partecipa ha un avviso."))
        return redirect(found)
    return _page(request, "training/moving.html", form, course=found, formsets=[days])


@guarded(RUN)
@require_http_methods(FORM)
def cancelling(request: SignedIn, pk: int) -> HttpResponse:
    found = course_of(request, pk, RUN)
    form = sheet(CancelForm, request)
    if request.method == "POST" and answered(
        form, partial(announcing.cancel, found, by=request.user)
    ):
        messages.success(request, _("Il corso è annullato: chi era iscritto ha un avviso."))
        return redirect(found)
    return _page(request, "training/cancelling.html", form, course=found)


@guarded(RUN)
@require_POST
def passing(request: SignedIn, pk: int, step: str) -> HttpResponse:
    """Close, reopen or conclude. Raises Http404 for any other step."""
    found = course_of(request, pk, RUN)
    if step not in STEPS:
        raise Http404
    act, words = STEPS[step]
    try:
        act(found, by=request.user)
    except Refused as refusal:
        messages.warning(request, str(refusal.message))
    else:
        messages.success(request, str(words))
    return redirect(found)


def _sent(request: SignedIn) -> Any:
    return request.POST if request.method == "POST" else None


def _both(days: Any, form: Any) -> bool:
    """Both are asked, so that all that is wrong is shown at once."""
    return all([days.is_valid(), form.is_valid()])


def _page(
    request: SignedIn, template: str, form: Any, course: Course | None = None, **context: Any
) -> HttpResponse:
    names = [name for name in LOOKED_THROUGH if name in form.fields]
    caution = caution_for(request.user, form, names) if names else None
    context |= {"form": form, "course": course, "caution": caution}
    return render(request, template, {**ROOM, **context})
