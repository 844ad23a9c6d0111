"""The session took place: who was there, and who writes the minutes."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from intranet.network.meetings.actions.asking import held, tell_others
from intranet.network.meetings.models import Invitation, Meeting, Minutes
from permissions.audit import action, note
from permissions.models import User
from permissions.refusal import Refused


@action("meeting.held")
def hold(
    meeting: Meeting,
    *,
    by: User,
    present: Collection[Invitation],
    secretary: User | None = None,
) -> Meeting:
    """Note who was there; again, to correct it, until the minutes are put to those present.

    Raises Refused before it has begun, if it was called off, with nobody there, once those present
    are asked to approve, for a secretary who was not there.
    """
    now = held(meeting)
    _refuse(now)
    keys = {each.pk for each in present}
    if not keys:
        raise Refused(_("Indicare almeno una persona presente."), "present")
    invitations = list(now.invitations.select_related("user"))
    there = {each.user for each in invitations if each.pk in keys and each.user}
    if secretary is not None and secretary not in there:
        raise Refused(_("Scrive il verbale chi era presente."), "secretary")
    for each in invitations:
        if each.present != (each.pk in keys):
            each.present = each.pk in keys
            each.save()
    named = secretary is not None and secretary.pk != now.secretary_id
    now.state, now.secretary = Meeting.State.HELD, secretary
    note(present=len(keys))
    now.save()
    if named and secretary:
        words = _("Il verbale della seduta «%(title)s» è da scrivere.") % {"title": now.title[:80]}
        tell_others([secretary], by, words, now)
    return now


def _refuse(meeting: Meeting) -> None:
    if meeting.state == Meeting.State.CANCELLED:
        raise Refused(_("La seduta è annullata."))
    if not meeting.has_begun():
        raise Refused(_("Chi c’era si annota da quando la seduta comincia."))
    asked = Minutes.objects.filter(meeting=meeting).exclude(state__in=Minutes.WRITTEN)
    if asked.exists():
        raise Refused(_("Il verbale è già stato sottoposto ai presenti: l’elenco non cambia più."))
