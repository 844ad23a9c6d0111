"""The card of a service: what the network reads of it is the edition approved last."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from intranet.network.directory.rules import CardRules
from intranet.network.models import Seat
from permissions.history import History
from permissions.models import Organisation, Unit
from permissions.policy import Rules
from permissions.roles import Role

# Who speaks for a service at the table.
DELEGATES = (Role.HEAD, Role.COORDINATOR)


class Card(models.Model):
    """One for each service that sits, or sat, at the table."""

    service = models.OneToOneField(
        Organisation, on_delete=models.PROTECT, related_name="card", verbose_name=_("servizio")
    )
    current = models.ForeignKey(
        "Edition",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("edizione in vigore"),
    )
    history = History()

    guard_kind = "card"
    guard_state = "*"
    rules: ClassVar[Rules] = CardRules()
    state_field = ""
    service_path = "service"
    person_paths: ClassVar[tuple[str, ...]] = ()
    seen_by = "directory.view_card"

    class Meta:
        verbose_name = _("scheda di un servizio")
        verbose_name_plural = _("schede dei servizi")
        ordering = ("service__name", "pk")
        default_permissions = ()
        permissions = (
            ("view_card", "Can read the card of a service"),
            ("write_card", "Can write the card of the own service and submit it"),
            ("approve_card", "Can approve a card, or send it back"),
            ("register_card", "Can write the card of a service that does not use this system"),
        )

    def __str__(self) -> str:
        return str(self.service)

    def get_absolute_url(self) -> str:
        return reverse("directory:card", args=(self.service_id,))

    @property
    def guard_organisations(self) -> frozenset[int]:
        return frozenset({self.service_id})

    @property
    def guard_home(self) -> int:
        return self.service_id

    def is_at_table(self) -> bool:
        """Whether the service holds a seat today."""
        return Seat.objects.today().filter(service=self.service_id).exists()

    def is_kept(self) -> bool:
        """Whether somebody of the service can keep the card: who speaks for it works here."""
        return Unit.objects.filter(
            organisation=self.service_id, role__in=DELEGATES, group__user__is_active=True
        ).exists()
