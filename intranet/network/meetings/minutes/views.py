"""The page of the minutes, and what passes them from hand to hand."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intranet.network.meetings.actions.approving import (
    approve,
    ask_approval,
    object_to,
    open_to_remarks,
    remark,
    settle,
)
from intranet.network.meetings.actions.correcting import correct, judge
from intranet.network.meetings.actions.publishing import publish
from intranet.network.meetings.actions.writing import write
from intranet.network.meetings.minutes.forms import (
    ApproveForm,
    CorrectForm,
    OpenForm,
    RemarkForm,
    WriteForm,
)
from intranet.network.meetings.minutes.listing import reading
from intranet.network.meetings.minutes.paper import printed
from intranet.network.meetings.minutes.reading import whole
from intranet.network.meetings.models import Addendum, Approval, Minutes, Wording
from intranet.network.meetings.pages import ROOM, Asked, asks, done, meeting_of, minutes_of
from intranet.network.meetings.terms import SILENCE
from intranet.portal.sheet import sheet
from permissions.models import User
from permissions.policy import allowed, visible_to
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn

FORM = ["GET", "HEAD", "POST"]
READ, WRITE = "meetings.view_minutes", "meetings.write_minutes"


@guarded(READ)
@require_safe
def minutes(request: SignedIn, pk: int) -> HttpResponse:
    context = reading(request.user, minutes_of(request, pk, READ))
    return render(request, "meetings/minutes.html", {"room": ROOM, **context})


@guarded(READ)
@require_safe
def paper(request: SignedIn, pk: int) -> HttpResponse:
    """Approved minutes as a PDF. Raises Http404 before they are."""
    found = minutes_of(request, pk, READ)
    if not found.is_sealed():
        raise Http404
    addenda = found.addenda.filter(state=Addendum.State.APPROVED)
    answer = HttpResponse(printed(whole(found), addenda), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="verbale-{pk}.pdf"'
    return answer


@guarded(WRITE)
@require_http_methods(FORM)
def writing(request: SignedIn, pk: int) -> HttpResponse:
    meeting = meeting_of(request, pk, WRITE)
    now = Minutes.objects.filter(meeting=meeting).first()
    if now and not now.is_written():
        raise Http404
    said = dict(Wording.objects.filter(point__meeting=meeting).values_list("point", "text"))
    initial: dict[str, Any] = {f"point_{key}": text for key, text in said.items()}
    initial |= {"text": now.text if now else "", "seen": now.edition if now else 0}
    form = sheet(WriteForm, request, points=list(meeting.points.all()), initial=initial)
    back = now.get_absolute_url() if now else meeting.get_absolute_url()
    asked = Asked(_("Scrivi il verbale"), _("Salva"), back, _("Il verbale è salvato."), meeting)
    return asks(request, asked, form, partial(write, meeting, by=request.user))


@guarded(WRITE)
@require_http_methods(FORM)
def opening(request: SignedIn, pk: int) -> HttpResponse:
    found = _to_pass_on(request, pk)
    asked = _asked(
        found,
        _("Apri alle osservazioni"),
        _("Apri e avvisa i presenti"),
        _("I presenti possono leggere e osservare."),
    )
    act = partial(open_to_remarks, found, by=request.user)
    return asks(request, asked, sheet(OpenForm, request), act)


@guarded(WRITE)
@require_POST
def submitting(request: SignedIn, pk: int) -> HttpResponse:
    found = _to_pass_on(request, pk)
    seen = request.POST.get("seen", "")
    act = partial(ask_approval, found, by=request.user, seen=int(seen) if seen.isdecimal() else -1)
    said = _("Ai presenti è chiesto di approvare, entro %(days)s giorni.") % {"days": SILENCE.days}
    return done(request, act, found.get_absolute_url(), said)


@guarded("meetings.comment_minutes")
@require_http_methods(FORM)
def remarking(request: SignedIn, pk: int) -> HttpResponse:
    found = minutes_of(request, pk, "meetings.comment_minutes")
    asked = _asked(found, _("Osserva"), _("Invia"), _("L’osservazione è sotto il verbale."))
    form = sheet(RemarkForm, request, points=found.meeting.points.all())
    return asks(request, asked, form, partial(remark, found, by=request.user))


@guarded("meetings.approve_minutes", "meetings.note_approval")
@require_http_methods(FORM)
def approving(request: SignedIn, pk: int) -> HttpResponse:
    """The own answer; who coordinates notes that of one who does not sign in."""
    rows = Approval.objects.select_related("minutes__meeting__organisation", "invitation__user")
    one = get_object_or_404(visible_to(request.user, rows), pk=pk)
    found = one.minutes
    mine = one.invitation.user_id == request.user.pk
    wanted = "approve_minutes" if one.invitation.user_id else "note_approval"
    if one.invitation.user_id and not mine:
        raise Http404
    if f"meetings.{wanted}" not in allowed(request.user, found):
        raise Http404
    asked = _asked(
        found,
        _("Approva il verbale") if mine else _("Annota la risposta di %s") % one.invitation,
        _("Rispondi"),
        _("La risposta è annotata."),
    )
    act = partial(_answer, one, request.user)
    return asks(request, asked, sheet(ApproveForm, request), act)


@guarded(WRITE)
@require_POST
def settling(request: SignedIn, pk: int) -> HttpResponse:
    """The days to answer are over, and the worker has not come by yet."""
    found = _to_pass_on(request, pk)
    act = partial(settle, found, by=request.user)
    return done(request, act, found.get_absolute_url(), _("Il verbale è approvato."))


@guarded("meetings.publish_minutes")
@require_POST
def publishing(request: SignedIn, pk: int) -> HttpResponse:
    found = minutes_of(request, pk, "meetings.publish_minutes")
    act = partial(publish, found, by=request.user)
    said = _("Il verbale è pubblicato: lo legge tutta la rete.")
    return done(request, act, found.get_absolute_url(), said)


@guarded("meetings.correct_minutes")
@require_http_methods(FORM)
def correcting(request: SignedIn, pk: int) -> HttpResponse:
    found = minutes_of(request, pk, "meetings.correct_minutes")
    asked = _asked(
        found,
        _("Aggiungi una rettifica"),
        _("Aggiungi"),
        _("La rettifica sarà approvata, o no, nella prossima seduta."),
    )
    act = partial(correct, found, by=request.user)
    return asks(request, asked, sheet(CorrectForm, request), act)


@guarded("meetings.keep_record")
@require_POST
def judging(request: SignedIn, pk: int, addendum: int) -> HttpResponse:
    """What the session `pk` said of an addendum to earlier minutes."""
    meeting = meeting_of(request, pk, "meetings.keep_record")
    rows = Addendum.objects.select_related("minutes__meeting__organisation")
    one = get_object_or_404(visible_to(request.user, rows), pk=addendum)
    approved = "approva" in request.POST
    act = partial(judge, one, by=request.user, meeting=meeting, approved=approved)
    return done(request, act, meeting.get_absolute_url(), _("La rettifica è annotata."))


def _answer(approval: Approval, by: User, answer: str, words: str) -> object:
    if answer == Approval.Answer.APPROVES:
        return approve(approval, by=by)
    return object_to(approval, by=by, words=words)


def _to_pass_on(request: SignedIn, pk: int) -> Minutes:
    """For who writes them."""
    meeting_of(request, pk, WRITE)
    return minutes_of(request, pk)


def _asked(found: Minutes, title: str, submit: str, said: str) -> Asked:
    return Asked(title, submit, found.get_absolute_url(), said, found.meeting)
