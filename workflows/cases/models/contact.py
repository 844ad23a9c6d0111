"""Where one person of a case is reached. It stays in this person's compartment."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from permissions.history import History
from permissions.policy import Sight
from workflows.cases.models.person import Person


class Contact(models.Model):
    """Phone, address and workplace of one person; never on a paper for another."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="contact")
    phone = models.CharField(_("telefono"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    address = models.CharField(_("indirizzo"), max_length=300, blank=True)
    workplace = models.CharField(_("luogo di lavoro"), max_length=300, blank=True)
    history = History()

    guard_path = "person__case"
    sights: ClassVar = (Sight("cases.view_contacts"),)

    class Meta:
        verbose_name = _("recapiti")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    def values(self) -> dict[str, str]:
        """Each way to reach the person, by the name of its field; empty where none is known."""
        return {name: getattr(self, name) for name in ("phone", "email", "address", "workplace")}
