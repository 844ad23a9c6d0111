"""An invitation is answered, by the one who was asked or by who notes it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.network.meetings.actions.asking import held
from intranet.network.meetings.models import Invitation
from permissions.audit import action
from permissions.models import User
from permissions.refusal import Refused


@action("invitation.answered")
def answer(
    invitation: Invitation, *, by: User, answer: str, note: str = "", seen: int | None = None
) -> Invitation:
    """For the date as it stands; until the session begins it may be answered anew.

    `seen` is the edition of the session that was before the eyes: raises Refused where it has
    been moved since, once it has begun, and for another's invitation.
    """
    meeting = held(invitation.meeting)
    invitation.refresh_from_db()
    if not meeting.takes_answers():
        raise Refused(_("A questa seduta non si risponde più."))
    if seen is not None and seen != meeting.sequence:
        raise Refused(_("Nel frattempo la seduta è cambiata: leggere di nuovo quando e dove."))
    if invitation.user_id not in {None, by.pk}:
        raise Refused(_("Ciascuno risponde per sé."))
    invitation.answer, invitation.note = Invitation.Answer(answer), note.strip()
    invitation.answered_at, invitation.answered_for = timezone.now(), meeting.starts_at
    invitation.noted_by = by if invitation.user_id is None else None
    invitation.save()
    return invitation
