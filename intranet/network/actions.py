"""A service takes its seat at the table, and leaves it."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from intranet.network.models import Seat
from permissions.audit import action
from permissions.models import Organisation, User
from permissions.refusal import Refused


@action("seat.taken")
def take_seat(service: Organisation, *, by: User, since: date) -> Seat:
    """`service` belongs to the network from `since` on.

    Raises Refused for an organisation that is no service, and for a day on which it has a seat.
    """
    if service.kind != Organisation.Kind.SERVICE:
        raise Refused(_("Al tavolo siedono i servizi."), field="service")
    held = Seat.objects.filter(service=service)
    if any(seat.until is None or seat.until >= since for seat in held):
        raise Refused(_("Questo servizio è già al tavolo."), field="service")
    return Seat.objects.create(service=service, since=since)


@action("seat.ended")
def leave_table(seat: Seat, *, by: User, until: date, reason: str) -> Seat:
    """The service leaves the table: `until` is its last day. What it did there stays.

    Raises Refused without a reason, for a day before it came, and for one that has left.
    """
    if seat.until is not None:
        raise Refused(_("Questo servizio ha già lasciato il tavolo."))
    if until < seat.since:
        raise Refused(_("L’ultimo giorno è prima del primo."), field="until")
    if not reason.strip():
        raise Refused(_("Scrivere perché il servizio lascia il tavolo."), field="reason")
    seat.until, seat.reason = until, reason.strip()
    seat.save()
    return seat
