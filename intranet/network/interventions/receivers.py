"""A service that leaves the table ends what it adopted, in the same act."""

from typing import Any

from django.dispatch import receiver

from intranet.network.interventions.actions.adopting import end_with_the_seat
from intranet.network.models import Seat
from permissions.audit import recorded


@receiver(recorded, sender=Seat)
def on_seat(sender: Any, verb: str, subject: Seat, by: Any, **_: Any) -> None:
    del sender
    if verb == "seat.ended" and subject.until is not None:
        end_with_the_seat(subject.service, by=by, until=subject.until)
