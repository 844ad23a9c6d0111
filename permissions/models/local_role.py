"""A role on one object, and the absence during which another person holds it too."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.history import History
from permissions.models.organisation import Organisation, Unit
from permissions.models.span import SpanQuerySet
from permissions.models.user import User
from permissions.roles import Role


class Substitution(models.Model):
    """One works in the place of an absent colleague, from a moment until another."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    absent = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="absences", verbose_name=_("chi è assente")
    )
    stand_in = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        related_name="substitutions",
        verbose_name=_("chi sostituisce"),
    )
    since = models.DateTimeField(_("dal"))
    until = models.DateTimeField(_("al"))
    # When the tasks passed, and when they returned.
    began_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    history = History()
    objects = SpanQuerySet.as_manager()

    guard_path = "organisation"

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="substitution_has_time"),
            models.CheckConstraint(
                condition=~Q(absent=F("stand_in")), name="substitution_by_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stand_in} → {self.absent}"

    def is_under_way(self) -> bool:
        return self.began_at is not None and self.ended_at is None


class LocalRole(models.Model):
    """A role on one object, held by a user or by a whole unit."""

    user = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="local_roles"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="local_roles"
    )
    role = models.CharField(_("ruolo"), max_length=16, choices=Role)
    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT)
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("content_type", "object_id")
    since = models.DateTimeField(_("dal"), default=timezone.now)
    until = models.DateTimeField(_("al"), null=True, blank=True)
    substitution = models.ForeignKey(
        Substitution, on_delete=models.PROTECT, null=True, blank=True, related_name="roles"
    )
    history = History()
    objects = SpanQuerySet.as_manager()

    guard_path = "target"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(user=None, unit__isnull=False) | Q(user__isnull=False, unit=None),
                name="local_role_of_one",
            )
        ]
        indexes = [models.Index(fields=["content_type", "object_id", "until"])]

    def __str__(self) -> str:
        return f"{self.user or self.unit}: {self.get_role_display()}"
