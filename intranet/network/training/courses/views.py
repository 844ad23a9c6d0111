"""The courses, one of them, and the reader's own place in it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from intranet.network.rights import standings_of
from intranet.network.training.actions import enrolling
from intranet.network.training.courses.listing import PAST, Sight, courses_for, organisers_for
from intranet.network.training.models import Course, Enrolment
from permissions.models import User
from permissions.policy import visible_to
from permissions.refusal import Refused
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn

ROOM: dict[str, Any] = {"room": "training"}


def course_of(request: SignedIn, pk: int, permission: str = "") -> Course:
    """Raises Http404 for what one may not see, or with `permission` not do."""
    rows = Course.objects.select_related("organiser", "announced_by")
    return get_object_or_404(visible_to(request.user, rows, permission), pk=pk)


def refuse_strangers(user: User) -> None:
    """Raises Http404 for who is not of the network."""
    if not standings_of(user).is_member:
        raise Http404


@guarded("training.view_course")
@require_safe
def courses(request: SignedIn) -> HttpResponse:
    """Raises Http404 for who is not of the network."""
    refuse_strangers(request.user)
    past = request.GET.get("mostra") == PAST
    context = {
        "past": past,
        "page": courses_for(request.user, past=past, after=request.GET.get("dopo", "")),
        "may_announce": bool(organisers_for(request.user)),
    }
    return render(request, "training/courses.html", {**ROOM, **context})


@guarded("training.view_course")
@require_safe
def course(request: SignedIn, pk: int) -> HttpResponse:
    found = course_of(request, pk)
    context = {"course": found, "sight": Sight(found, request.user), "now": timezone.now()}
    return render(request, "training/course.html", {**ROOM, **context})


@guarded("training.enrol_course")
@require_POST
def joining(request: SignedIn, pk: int) -> HttpResponse:
    found = course_of(request, pk)

    def act() -> str:
        mine = enrolling.join(found, by=request.user)
        if mine.state == Enrolment.State.ENROLLED:
            return _("Il posto c’è: l’iscrizione è fatta.")
        return _("I posti sono finiti: si è in lista d’attesa, e un avviso dice se se ne libera.")

    return _done(request, found, act)


@guarded("training.leave_course")
@require_POST
def leaving(request: SignedIn, pk: int) -> HttpResponse:
    """Raises Http404 for who has no place to give back."""
    found, mine = _own(request, pk)

    def act() -> str:
        enrolling.leave(mine, by=request.user)
        return _("Il posto è libero per un altro.")

    return _done(request, found, act)


@guarded("training.leave_course")
@require_POST
def confirming(request: SignedIn, pk: int) -> HttpResponse:
    """Raises Http404 for who has no place to confirm."""
    found, mine = _own(request, pk)

    def act() -> str:
        enrolling.take_place(mine, by=request.user)
        return _("Il posto è confermato.")

    return _done(request, found, act)


@guarded("training.run_course")
@require_POST
def freeing(request: SignedIn, pk: int) -> HttpResponse:
    """The place of one who does not come, by its enrolment. Raises Http404 in another's course."""
    theirs = get_object_or_404(visible_to(request.user, Enrolment.objects.all()), pk=pk)
    found = course_of(request, theirs.course_id, "training.run_course")

    def act() -> str:
        enrolling.free_place(theirs, by=request.user)
        return _("Il posto è libero: chi lo aspettava ha ricevuto un avviso.")

    return _done(request, found, act)


def _own(request: SignedIn, pk: int) -> tuple[Course, Enrolment]:
    found = course_of(request, pk)
    own = Enrolment.objects.filter(course=found, person=request.user)
    return found, get_object_or_404(visible_to(request.user, own, "training.leave_course"))


def _done(request: SignedIn, course: Course, act: Callable[[], str]) -> HttpResponse:
    try:
        messages.success(request, act())
    except Refused as refusal:
        messages.warning(request, str(refusal.message))
    return redirect(course)
