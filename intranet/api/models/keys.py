"""Keys by which a program asks in the name of a person."""

import hashlib
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Sequence


class Scope(models.TextChoices):
    """What a key is good for: never more than its person may do."""

    CONTENT_READ = "content:read", _("Leggere i contenuti")
    CONTENT_WRITE = "content:write", _("Scrivere i contenuti e cambiarne lo stato")
    SEARCH_READ = "search:read", _("Cercare")
    TASKS_READ = "tasks:read", _("Leggere i propri compiti")


class AccessKeyQuerySet(models.QuerySet["AccessKey"]):
    def living(self) -> "AccessKeyQuerySet":
        """Those that open something now: neither revoked nor worn out, of one who may sign in."""
        return self.filter(revoked_at=None, expires_at__gt=timezone.now(), user__is_active=True)


class AccessKey(models.Model):
    """A key of one person. The secret is shown once and not kept: its digest is."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="access_keys"
    )
    name = models.CharField(_("nome"), max_length=100)
    scopes: "models.JSONField[Sequence[str], list[str]]" = models.JSONField(_("che cosa apre"))
    # SHA-256 of the secret, in hexadecimal: it is as random as the digest, no salt adds to it.
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(_("scade il"))
    # To the hour: not every request writes.
    used_at = models.DateTimeField(_("ultimo uso"), null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    objects = AccessKeyQuerySet.as_manager()

    guard_path = "user"

    class Meta:
        verbose_name = _("chiave di accesso")
        verbose_name_plural = _("chiavi di accesso")
        ordering = ("-made_at", "-pk")
        default_permissions = ()
        indexes = [models.Index(fields=["user", "-made_at"])]

    def __str__(self) -> str:
        return self.name

    @property
    def opens(self) -> list[str]:
        """What it is good for, in words."""
        return [str(Scope(scope).label) for scope in self.scopes]

    @property
    def is_worn_out(self) -> bool:
        return self.expires_at <= timezone.now()


def digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
