"""Those who sign in."""

from django.contrib.auth.models import AbstractUser, Group
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """One who signs in. Users are never deleted: a leaver is deactivated."""

    # Somebody else knows it: the administration gave it, and its owner has not chosen another yet.
    password_is_provisional = models.BooleanField(_("password provvisoria"), default=False)
    groups: models.ManyToManyField[Group, models.Model]

    class Meta:
        verbose_name = _("utente")
        verbose_name_plural = _("utenti")

    @property
    def guard_home(self) -> int | None:
        """The organisation they first came to: its auditor reads what was done to them."""
        return (
            self.memberships.order_by("since", "pk").values_list("organisation", flat=True).first()
        )

    def __str__(self) -> str:
        return self.get_full_name() or self.username
