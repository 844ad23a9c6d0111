"""Access in an emergency: opened with a reason, short, and looked at afterwards."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.history import History
from permissions.models.user import User


class EmergencyAccess(models.Model):
    """One opened an object that was not theirs, and why; who judged it later, and how."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="emergencies")
    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT)
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("content_type", "object_id")
    reason = models.CharField(_("motivo"), max_length=500)
    since = models.DateTimeField(_("dal"), default=timezone.now)
    until = models.DateTimeField(_("al"))
    reviewer = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    justified = models.BooleanField(_("giustificato"), null=True)
    judgment = models.CharField(_("valutazione"), max_length=500, blank=True)
    history = History()

    guard_path = "target"

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(reviewer=None) | ~Q(reviewer=models.F("user")),
                name="reviewed_by_another",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.since:%d/%m/%Y %H:%M}"
