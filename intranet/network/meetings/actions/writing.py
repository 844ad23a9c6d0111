"""The minutes are written: in general, and point by point."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from intranet.network.meetings.actions.asking import held, refuse_unless_held, taken
from intranet.network.meetings.models import AgendaPoint, Meeting, Minutes, Wording
from permissions.audit import action, note
from permissions.models import User
from permissions.refusal import Refused


@action("minutes.written")
def write(
    meeting: Meeting,
    *,
    by: User,
    seen: int,
    text: str = "",
    entries: Mapping[int, str] | None = None,
) -> Minutes:
    """Keep the words of the minutes; `entries` holds what is said of each point, by its key, and
    `seen` the edition its writer started from (0 for the first words).

    Raises Refused before the session was held, where another has written since, and once the
    minutes are put to those present or approved: an addendum corrects what was approved.
    """
    refuse_unless_held(held(meeting))
    minutes = _of(meeting, by)
    _refuse(minutes, seen)
    minutes.text, minutes.written_by = text.strip(), by
    minutes.edition += 1
    note(edition=minutes.edition)
    minutes.save()
    for point in AgendaPoint.objects.filter(meeting=meeting):
        _say(minutes, point, (entries or {}).get(point.pk, ""))
    return minutes


def _of(meeting: Meeting, by: User) -> Minutes:
    found = Minutes.objects.filter(meeting=meeting).first()
    return taken(found) if found else Minutes(meeting=meeting, written_by=by)


def _refuse(minutes: Minutes, seen: int) -> None:
    if minutes.is_sealed():
        raise Refused(_("Il verbale è approvato e non cambia più: si aggiunge una rettifica."))
    if not minutes.is_written():
        raise Refused(_("Il verbale è in approvazione: finché i presenti rispondono, non cambia."))
    if seen != minutes.edition:
        words = _("Nel frattempo %(who)s ha scritto il verbale: quello che segue non è salvato.")
        raise Refused(words % {"who": minutes.written_by})


def _say(minutes: Minutes, point: AgendaPoint, text: str) -> None:
    entry = Wording.objects.filter(point=point).first() or Wording(minutes=minutes, point=point)
    if entry.pk is None or entry.text != text.strip():
        entry.text = text.strip()
        entry.save()
