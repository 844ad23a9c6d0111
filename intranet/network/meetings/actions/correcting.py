"""What was approved is corrected beside it; the next session says whether."""

from django.db.models import Max
from django.utils.translation import gettext as _

from intranet.network.meetings.actions.asking import held, refuse_unless_held, taken
from intranet.network.meetings.models import Addendum, Meeting, Minutes
from permissions.audit import action, note
from permissions.models import User
from permissions.refusal import Refused


@action("minutes.corrected")
def correct(minutes: Minutes, *, by: User, text: str) -> Addendum:
    """The next addendum of these minutes. Raises Refused for minutes that are not approved yet."""
    now = taken(minutes)
    if not now.is_sealed():
        raise Refused(_("Il verbale non è ancora approvato: si corregge il testo."))
    last = now.addenda.aggregate(last=Max("number"))["last"] or 0
    return Addendum.objects.create(minutes=now, number=last + 1, text=text.strip(), author=by)


@action("minutes.correction_judged")
def judge(addendum: Addendum, *, by: User, meeting: Meeting, approved: bool) -> Addendum:
    """What the session said of it. Raises Refused unless that one was held later."""
    later = held(meeting)
    refuse_unless_held(later)
    if later.starts_at <= addendum.minutes.meeting.starts_at:
        raise Refused(_("Una rettifica si approva in una seduta successiva."))
    taken(addendum.minutes)
    addendum.refresh_from_db()
    if addendum.state != Addendum.State.PROPOSED:
        raise Refused(_("Su questa rettifica si è già deciso."))
    addendum.state = Addendum.State.APPROVED if approved else Addendum.State.REJECTED
    addendum.judged_in = later
    note(approved=approved)
    addendum.save()
    return addendum
