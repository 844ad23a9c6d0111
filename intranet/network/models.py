"""The seats at the coordination table: which services belong to the network, and since when."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.network.rights import TableRules
from permissions.history import History
from permissions.models import Organisation
from permissions.policy import Rules


class SeatQuerySet(models.QuerySet["Seat"]):
    def on(self, day: date) -> Self:
        """The seats that are held on `day`, its first and its last day included."""
        return self.between(day, day)

    def between(self, first: date, last: date) -> Self:
        """The seats that are held on some day from `first` to `last`."""
        return self.filter(Q(until=None) | Q(until__gte=first), since__lte=last)

    def today(self) -> Self:
        return self.on(timezone.localdate())


class Seat(models.Model):
    """A service belongs to the network from a day until another; it may come back later."""

    service = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="seats")
    since = models.DateField(_("dal"))
    until = models.DateField(_("al"), null=True, blank=True)
    reason = models.CharField(_("perché ha lasciato il tavolo"), max_length=300, blank=True)
    history = History()
    objects = SeatQuerySet.as_manager()

    guard_kind = "seat"
    guard_state = "*"
    rules: ClassVar[Rules] = TableRules()
    state_field = ""
    service_path = "service"
    person_paths: ClassVar[tuple[str, ...]] = ()
    seen_by = "network.view_seat"

    class Meta:
        verbose_name = _("posto al tavolo")
        verbose_name_plural = _("posti al tavolo")
        ordering = ("service__name", "-since")
        default_permissions = ()
        permissions = (
            ("view_seat", "Can see which services belong to the network"),
            ("end_seat", "Can note that a service leaves the table"),
        )
        constraints = [
            models.UniqueConstraint(
                fields=["service"], condition=Q(until=None), name="one_open_seat"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="seat_has_time"
            ),
        ]

    def __str__(self) -> str:
        return str(self.service)

    @property
    def guard_organisations(self) -> frozenset[int]:
        return frozenset({self.service_id})

    @property
    def guard_home(self) -> int:
        return self.service_id

    def is_held_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


def seated(first: date, last: date) -> list[int]:
    """The keys of the services that sat at the table on some day from `first` to `last`."""
    return list(Seat.objects.between(first, last).values_list("service", flat=True))
