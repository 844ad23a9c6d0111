"""An invitation is answered; of a service in which nobody signs in, who coordinates notes it."""

from functools import partial

from django import forms
from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from intranet.network.meetings.actions.answering import answer
from intranet.network.meetings.models import Invitation
from intranet.network.meetings.pages import Asked, asks, found
from intranet.portal.sheet import sheet
from intranet.portal.words import moment
from permissions.policy import allowed
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("Ci si sarà?"), choices=Invitation.Answer, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Nota"),
        max_length=300,
        required=False,
        help_text=_("La legge chi coordina. Nessun dato di un caso."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)


@guarded("meetings.answer_invitation", "meetings.note_answer")
@require_http_methods(["GET", "HEAD", "POST"])
def answering(request: SignedIn, pk: int) -> HttpResponse:
    """Raises Http404 for another's invitation."""
    rows = Invitation.objects.select_related("meeting__organisation", "service", "user")
    one = found(request, rows, pk)
    wanted = "answer_invitation" if one.user_id else "note_answer"
    if f"meetings.{wanted}" not in allowed(request.user, one):
        raise Http404
    meeting = one.meeting
    initial = {"answer": one.answer, "note": one.note, "seen": meeting.sequence}
    asked = Asked(
        _("Rispondi all’invito") if one.user_id else _("Annota la risposta di %s") % one.service,
        _("Rispondi") if one.user_id else _("Annota"),
        meeting.get_absolute_url(),
        _("La risposta è annotata."),
        meeting,
        after=_("«%(title)s», %(when)s, %(where)s")
        % {
            "title": meeting.title,
            "when": moment(meeting.starts_at),
            "where": meeting.venue or meeting.video,
        },
    )
    form = sheet(AnswerForm, request, initial=initial)
    return asks(request, asked, form, partial(answer, one, by=request.user))
