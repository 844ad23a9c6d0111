"""What the casework writes about a case: each has an author, and is read by who may read notes."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from permissions.policy import Sight


class Authored(models.Model):
    """A record that one person answers for."""

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        abstract = True


class CaseNote(Authored):
    """A note of a case; its own class names the case in a field `case`."""

    guard_path = "case"
    sights: ClassVar = (Sight("cases.view_notes"),)

    class Meta:
        abstract = True
        default_permissions = ()

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
