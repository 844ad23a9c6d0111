"""Points of the agenda: who speaks for a service proposes them, who coordinates orders them."""

from functools import partial

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from intranet.network.meetings.actions.agenda import propose, reword, shift, take_up, withdraw
from intranet.network.meetings.models import AgendaPoint, Decision, Meeting
from intranet.network.meetings.pages import Asked, asks, done, meeting_of
from intranet.portal.sheet import sheet
from permissions.policy import allowed, visible_to
from permissions.routes import guarded
from workflows.processes.forms.base import text_field
from workflows.processes.forms.legible import refuse_unprintable
from workflows.processes.views.found import SignedIn

LONGEST = 240


class PointForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("Di che cosa si parla"),
        max_length=200,
        validators=[refuse_unprintable],
    )
    purpose = forms.ChoiceField(
        label=gettext_lazy("Per"),
        choices=AgendaPoint.Purpose,
        initial=AgendaPoint.Purpose.DISCUSS,
        widget=forms.RadioSelect,
    )
    duration = forms.IntegerField(
        label=gettext_lazy("Minuti"), min_value=1, max_value=LONGEST, initial=15
    )
    note = text_field(
        gettext_lazy("Spiegazione"),
        rows=3,
        max_length=1000,
        required=False,
        help_text=gettext_lazy("Nessun dato di un caso: la legge tutta la rete."),
    )


@guarded("meetings.propose_point")
@require_http_methods(["GET", "HEAD", "POST"])
def proposing(request: SignedIn, pk: int) -> HttpResponse:
    meeting = meeting_of(request, pk, "meetings.propose_point")
    asked = Asked(
        _("Proponi un punto"),
        _("Proponi"),
        meeting.get_absolute_url(),
        _("Il punto è all’ordine del giorno."),
        meeting,
    )
    act = partial(propose, meeting, by=request.user)
    return asks(request, asked, sheet(PointForm, request), act)


@guarded("meetings.run_meeting", "meetings.propose_point")
@require_http_methods(["GET", "HEAD", "POST"])
def rewording(request: SignedIn, pk: int) -> HttpResponse:
    """For who coordinates, and for the one who proposed it."""
    meeting, point = _own_point(request, pk)
    names = ("title", "purpose", "duration", "note")
    form = sheet(PointForm, request, initial={name: getattr(point, name) for name in names})
    asked = Asked(
        _("Modifica il punto"), _("Salva"), meeting.get_absolute_url(), _("Salvato."), meeting
    )
    return asks(request, asked, form, partial(reword, point, by=request.user))


@guarded("meetings.run_meeting", "meetings.propose_point")
@require_POST
def withdrawing(request: SignedIn, pk: int) -> HttpResponse:
    meeting, point = _own_point(request, pk)
    act = partial(withdraw, meeting, by=request.user, point=point)
    return done(request, act, _agenda(meeting), _("Il punto è tolto."))


@guarded("meetings.run_meeting")
@require_POST
def shifting(request: SignedIn, pk: int) -> HttpResponse:
    """Up, or down, as the button says."""
    meeting, point = _point(request, pk)
    if "meetings.run_meeting" not in allowed(request.user, meeting):
        raise Http404
    act = partial(shift, point, by=request.user, up="su" in request.POST)
    return done(request, act, _agenda(meeting))


@guarded("meetings.run_meeting")
@require_POST
def taking_up(request: SignedIn, pk: int, decision: int) -> HttpResponse:
    """An earlier decision is to be spoken of again."""
    meeting = meeting_of(request, pk, "meetings.run_meeting")
    earlier = get_object_or_404(visible_to(request.user, Decision.objects.all()), pk=decision)
    act = partial(take_up, meeting, by=request.user, decision=earlier)
    said = _("La decisione %(code)s è all’ordine del giorno.") % {"code": earlier}
    return done(request, act, _agenda(meeting), said)


def _own_point(request: SignedIn, pk: int) -> tuple[Meeting, AgendaPoint]:
    meeting, point = _point(request, pk)
    held = allowed(request.user, meeting)
    own = "meetings.propose_point" in held and point.proposer_id == request.user.pk
    if not own and "meetings.run_meeting" not in held:
        raise Http404
    return meeting, point


def _point(request: SignedIn, pk: int) -> tuple[Meeting, AgendaPoint]:
    rows = AgendaPoint.objects.select_related("meeting__organisation")
    point = get_object_or_404(visible_to(request.user, rows), pk=pk)
    return point.meeting, point


def _agenda(meeting: Meeting) -> str:
    return f"{meeting.get_absolute_url()}#ordine"
