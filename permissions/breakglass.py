"""Opening in an emergency what is not one's own: with a reason, for minutes, looked at after."""

from datetime import timedelta
from typing import Any

from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.audit import action, note
from permissions.grants import sync
from permissions.models import EmergencyAccess, LocalRole, User
from permissions.refusal import Refused
from permissions.roles import Role

# Characters, at least.
REASON_LENGTH = 20
# At most.
MINUTES = 60

# Sent with `access`, an EmergencyAccess that was just opened.
glass_broken = Signal()


@action("glass.broken")
def break_glass(target: Any, reason: str, *, by: User, minutes: int = MINUTES) -> EmergencyAccess:
    """Open `target` for reading to `by`, for `minutes`.

    Raises Refused for a reason of fewer than 20 characters, or for more than 60 minutes.
    """
    if len(reason.strip()) < REASON_LENGTH:
        raise Refused(_("Il motivo ha almeno 20 caratteri."), field="reason")
    if not 1 <= minutes <= MINUTES:
        raise Refused(_("L’accesso dura al massimo 60 minuti."), field="minutes")
    until = timezone.now() + timedelta(minutes=minutes)
    access = EmergencyAccess.objects.create(
        user=by, target=target, reason=reason.strip(), until=until
    )
    LocalRole.objects.create(user=by, role=Role.EMERGENCY, target=target, until=until)
    sync(target)
    note(reason=access.reason, until=until.isoformat())
    glass_broken.send(sender=EmergencyAccess, access=access)
    return access


@action("glass.reviewed")
def review_access(access: EmergencyAccess, *, by: User, justified: bool, judgment: str) -> None:
    """Judge an emergency access afterwards. Raises Refused for who opened it, or a second time."""
    if access.user == by:
        raise Refused(_("Chi ha aperto il fascicolo non valuta il proprio accesso."))
    if access.reviewed_at is not None:
        raise Refused(_("L’accesso è già stato valutato."))
    access.reviewer, access.reviewed_at = by, timezone.now()
    access.justified, access.judgment = justified, judgment
    access.save()
    note(justified=justified)
