"""Decisions: their list, the page of one, and what its owner and who coordinates do with it."""

from functools import partial

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from intranet.network.meetings.actions.decisions import decide, drop, finish, reassign, reword
from intranet.network.meetings.decisions.forms import DecideForm, DoneForm, DropForm, PassForm
from intranet.network.meetings.models import Decision
from intranet.network.meetings.pages import ROOM, Asked, asks, found, meeting_of
from intranet.network.meetings.people import colleagues
from intranet.network.rights import standings_of
from intranet.portal.keyset import cut
from intranet.portal.sheet import sheet
from permissions.policy import allowed, visible_to
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn

FORM = ["GET", "HEAD", "POST"]
VIEW, MANAGE = "meetings.view_decision", "meetings.manage_decision"
MOST = 200


@guarded(VIEW)
@require_safe
def decisions(request: SignedIn) -> HttpResponse:
    """Those to be done, the most urgent first; below, those that ended. Raises Http404 for who is
    none of the network.
    """
    if not standings_of(request.user).is_member:
        raise Http404
    rows = visible_to(request.user, _rows())
    open_rows = rows.filter(state=Decision.State.OPEN)
    ended = cut(
        rows.exclude(state=Decision.State.OPEN),
        "ended_at",
        "pk",
        request.GET.get("dopo", ""),
        descending=True,
    )
    context = {"room": ROOM, "open": open_rows.order_by("due", "pk")[:MOST], "ended": ended}
    return render(request, "meetings/decisions.html", context)


@guarded(VIEW)
@require_safe
def decision(request: SignedIn, pk: int) -> HttpResponse:
    one = found(request, _rows(), pk)
    rights = allowed(request.user, one)
    context = {
        "room": ROOM,
        "decision": one,
        "held": rights,
        "may_reword": "meetings.write_minutes" in allowed(request.user, one.meeting),
        "taken_up": one.followed_by.select_related("meeting").order_by("meeting__starts_at"),
    }
    return render(request, "meetings/decision.html", context)


@guarded("meetings.write_minutes")
@require_http_methods(FORM)
def deciding(request: SignedIn, pk: int) -> HttpResponse:
    meeting = meeting_of(request, pk, "meetings.write_minutes")
    form = sheet(DecideForm, request, people=colleagues(), meeting=meeting)
    asked = Asked(
        _("Annota una decisione"),
        _("Annota"),
        f"{meeting.get_absolute_url()}#decisioni",
        _("La decisione è annotata, e chi se ne occupa lo sa."),
        meeting,
    )
    return asks(request, asked, form, partial(decide, meeting, by=request.user))


@guarded("meetings.write_minutes")
@require_http_methods(FORM)
def rewording(request: SignedIn, pk: int) -> HttpResponse:
    """Until the minutes are put to those who were there."""
    one = found(request, _rows(), pk)
    meeting_of(request, one.meeting_id, "meetings.write_minutes")
    initial = {
        "text": one.text,
        "point": one.point_id,
        "owner": f"{one.service_id}-{one.owner_id}",
        "due": one.due,
    }
    form = sheet(DecideForm, request, people=colleagues(), meeting=one.meeting, initial=initial)
    asked = _asked(one, _("Correggi la decisione"), _("Salva"), _("Salvato."))
    return asks(request, asked, form, partial(reword, one, by=request.user))


@guarded(MANAGE)
@require_http_methods(FORM)
def reassigning(request: SignedIn, pk: int) -> HttpResponse:
    one = found(request, _rows(), pk, MANAGE)
    form = sheet(PassForm, request, people=colleagues(), initial={"due": one.due})
    said = _("La decisione è riaffidata.")
    asked = _asked(one, _("Riaffida la decisione"), _("Riaffida"), said)
    return asks(request, asked, form, partial(reassign, one, by=request.user))


@guarded("meetings.finish_decision")
@require_http_methods(FORM)
def finishing(request: SignedIn, pk: int) -> HttpResponse:
    one = found(request, _rows(), pk, "meetings.finish_decision")
    asked = _asked(one, _("Segna come fatta"), _("È fatta"), _("La decisione è fatta."))
    return asks(request, asked, sheet(DoneForm, request), partial(finish, one, by=request.user))


@guarded(MANAGE)
@require_http_methods(FORM)
def dropping(request: SignedIn, pk: int) -> HttpResponse:
    one = found(request, _rows(), pk, MANAGE)
    said = _("La decisione è abbandonata.")
    asked = _asked(one, _("Abbandona la decisione"), _("Abbandona"), said)
    return asks(request, asked, sheet(DropForm, request), partial(drop, one, by=request.user))


def _rows() -> QuerySet[Decision]:
    related = ("owner", "service", "point", "meeting__organisation")
    return Decision.objects.with_owner_at_work().select_related(*related)


def _asked(one: Decision, title: str, submit: str, said: str) -> Asked:
    head = f"{title}: {one}"
    return Asked(head, submit, one.get_absolute_url(), said, one.meeting, after=one.text)
