"""At the door: who is expected today, and who has come."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.history import History
from permissions.models import UnitGrant, UserGrant
from permissions.policy import Sight
from workflows.cases.models.person import Person
from workflows.cases.models.visit import Visit


class Arrival(models.Model):
    """When one person came to a visit and when they went, as noted at the door."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="arrivals")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    arrived_at = models.DateTimeField(_("arrivo"), default=timezone.now)
    left_at = models.DateTimeField(_("uscita"), null=True, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    history = History()

    guard_path = "visit__case"
    sights: ClassVar = (Sight("cases.view_notes"),)

    class Meta:
        verbose_name = _("arrivo")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["visit", "person"], name="one_arrival_a_visit")
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} · {self.arrived_at:%H:%M}"


class VisitUserObjectPermission(UserGrant):
    """Held by the interpreter of one visit, until its end."""

    content_object = models.ForeignKey(Visit, on_delete=models.CASCADE)

    class Meta(UserGrant.Meta):
        pass


class VisitGroupObjectPermission(UnitGrant):
    content_object = models.ForeignKey(Visit, on_delete=models.CASCADE)

    class Meta(UnitGrant.Meta):
        pass
