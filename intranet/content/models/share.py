"""What is shared at a place: who may add, change, examine or read what is below it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from intranet.content.models.item import Item
from permissions.history import History
from permissions.models import Organisation, Unit
from permissions.publishing import SHARED, Standing


class Share(models.Model):
    """A standing at a place, of one user, of a unit, or of a whole organisation."""

    place = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="shares")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    standing = models.CharField(
        _("che cosa può fare"),
        max_length=16,
        choices=[(each.value, each.label) for each in SHARED],
    )
    history = History()

    guard_path = "place"

    class Meta:
        verbose_name = _("condivisione")
        verbose_name_plural = _("condivisioni")
        default_permissions = ()
        constraints = [
            *(
                models.UniqueConstraint(
                    fields=["place", whom, "standing"],
                    condition=Q(**{f"{whom}__isnull": False}),
                    name=f"shared_once_with_{whom}",
                )
                for whom in ("user", "unit", "organisation")
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=False, unit=None, organisation=None)
                | Q(user=None, unit__isnull=False, organisation=None)
                | Q(user=None, unit=None, organisation__isnull=False),
                name="shared_with_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.whom}: {Standing(self.standing).label}"

    @property
    def whom(self) -> object:
        return self.user or self.unit or self.organisation
