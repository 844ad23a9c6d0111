"""The sessions: their list, the page of one, and its forms."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intranet.network.meetings.actions.convening import cancel, change, convene, invite
from intranet.network.meetings.actions.holding import hold
from intranet.network.meetings.actions.papers import keep_folder
from intranet.network.meetings.models import Meeting
from intranet.network.meetings.pages import ROOM, Asked, asks, done, held_on, meeting_of
from intranet.network.meetings.people import colleagues
from intranet.network.meetings.sessions.forms import (
    CancelForm,
    ChangeForm,
    ConveneForm,
    HoldForm,
    InviteForm,
)
from intranet.network.meetings.sessions.listing import coming, past, standing
from intranet.network.rights import standings_of
from intranet.portal.sheet import answered, sheet
from permissions.models import Organisation
from permissions.policy import visible_to
from permissions.refusal import Refused
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn

FORM = ["GET", "HEAD", "POST"]


@guarded("meetings.view_meeting")
@require_safe
def meetings(request: SignedIn) -> HttpResponse:
    """Raises Http404 for who is none of the network."""
    standings = standings_of(request.user)
    if not standings.is_member:
        raise Http404
    context = {
        "room": ROOM,
        "coming": coming(request.user),
        "past": past(request.user, request.GET.get("dopo", "")),
        "convenes": standings.coordinates,
    }
    return render(request, "meetings/meetings.html", context)


@guarded("meetings.view_meeting")
@require_safe
def meeting(request: SignedIn, pk: int) -> HttpResponse:
    context = standing(request.user, meeting_of(request, pk))
    return render(request, "meetings/meeting.html", {"room": ROOM, **context})


@guarded("permissions.coordinate_network")
@require_http_methods(FORM)
def convening(request: SignedIn) -> HttpResponse:
    """Raises Http404 for who does not coordinate the network."""
    offices = visible_to(request.user, Organisation.objects.all(), "permissions.coordinate_network")
    office = offices.order_by("pk").first()
    if office is None:
        raise Http404
    form = sheet(ConveneForm, request, people=colleagues())
    made: list[Meeting] = []
    if request.method == "POST" and answered(
        form, lambda **typed: made.append(convene(office, by=request.user, **typed))
    ):
        messages.success(request, _("La seduta è convocata e gli inviti sono partiti."))
        keep_papers(request, made[0])
        return redirect(made[0])
    asked = Asked(
        _("Convoca una seduta"),
        _("Convoca"),
        reverse("meetings:meetings"),
        "",
        after=_("Chi è invitato lo trova fra gli avvisi e nella propria giornata."),
    )
    return render(request, "meetings/form.html", {"asked": asked, "form": form, "room": ROOM})


@guarded("meetings.run_meeting")
@require_http_methods(FORM)
def changing(request: SignedIn, pk: int) -> HttpResponse:
    found = meeting_of(request, pk, "meetings.run_meeting")
    words = ("title", "starts_at", "ends_at", "venue", "video")
    initial = {"seen": found.sequence, **{name: getattr(found, name) for name in words}}
    form = sheet(ChangeForm, request, initial=initial)
    asked = Asked(
        _("Cambia o sposta la seduta"),
        _("Salva e avvisa"),
        found.get_absolute_url(),
        _("La seduta è cambiata e chi è invitato lo sa."),
        found,
        after=_(
            "Se cambia l’inizio, le risposte restano per la data di prima e si chiedono di nuovo."
        ),
    )
    return _then_papers(
        request, found, asks(request, asked, form, partial(change, found, by=request.user))
    )


@guarded("meetings.run_meeting")
@require_http_methods(FORM)
def cancelling(request: SignedIn, pk: int) -> HttpResponse:
    found = meeting_of(request, pk, "meetings.run_meeting")
    asked = Asked(
        _("Annulla la seduta"),
        _("Annulla la seduta"),
        found.get_absolute_url(),
        _("La seduta è annullata e chi è invitato lo sa."),
        found,
        confirm=_("Annullare la seduta? Non si riapre: se ne convoca un’altra."),
    )
    form = sheet(CancelForm, request)
    return _then_papers(
        request, found, asks(request, asked, form, partial(cancel, found, by=request.user))
    )


@guarded("meetings.run_meeting", "meetings.keep_record")
@require_http_methods(FORM)
def inviting(request: SignedIn, pk: int) -> HttpResponse:
    found = _run_or_kept(request, pk)
    form = sheet(InviteForm, request, people=colleagues(), meeting=found)
    asked = Asked(
        _("Invita altri"),
        _("Invita"),
        found.get_absolute_url(),
        _("Gli inviti sono partiti."),
        found,
    )
    return _then_papers(
        request, found, asks(request, asked, form, partial(invite, found, by=request.user))
    )


@guarded("meetings.run_meeting", "meetings.keep_record")
@require_http_methods(FORM)
def holding(request: SignedIn, pk: int) -> HttpResponse:
    found = _run_or_kept(request, pk)
    asked = Asked(
        _("Chi c’era"),
        _("Annota le presenze"),
        found.get_absolute_url(),
        _("Le presenze sono annotate: la seduta è tenuta."),
        found,
        after=_("Chi c’era leggerà la bozza del verbale e lo approverà."),
    )
    form = sheet(HoldForm, request, meeting=found)
    return asks(request, asked, form, partial(hold, found, by=request.user))


@guarded("meetings.keep_papers")
@require_POST
def opening_folder(request: SignedIn, pk: int) -> HttpResponse:
    found = meeting_of(request, pk, "meetings.keep_papers")
    act = partial(keep_folder, found, by=request.user)
    return done(request, act, found.get_absolute_url(), _("La cartella della seduta è aperta."))


def keep_papers(request: SignedIn, meeting: Meeting) -> None:
    """Bring folder and event up to date; what the site refuses is said, and nothing is lost."""
    try:
        keep_folder(meeting, by=request.user)
    except Refused as refusal:
        messages.warning(request, str(refusal.message))


def _then_papers(request: SignedIn, meeting: Meeting, answer: HttpResponse) -> HttpResponse:
    if isinstance(answer, HttpResponseRedirect):
        keep_papers(request, meeting)
    return answer


def _run_or_kept(request: SignedIn, pk: int) -> Meeting:
    """Before the session it is run, after it its record is kept."""
    found = meeting_of(request, pk)
    permission = "run_meeting" if found.is_convened() else "keep_record"
    return held_on(request, found, f"meetings.{permission}")
