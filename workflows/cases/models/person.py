"""The people of a case. Their data belong to the person in that case, and to no other record."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from permissions.history import History
from permissions.policy import Sight
from workflows.cases.enums import Citizenship, Kin, PersonKind, Sex
from workflows.cases.models.case import Case
from workflows.cases.querysets import PersonQuerySet


class Person(models.Model):
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="people")
    kind = models.CharField(max_length=8, choices=PersonKind)
    first_name = models.CharField(_("nome"), max_length=80)
    last_name = models.CharField(_("cognome"), max_length=80)
    birth_date = models.DateField(_("data di nascita"), null=True, blank=True)
    # Asked of children alone, for the figures; empty where nobody wrote it down.
    sex = models.CharField(_("sesso"), max_length=8, choices=Sex, blank=True)
    citizenship = models.CharField(
        _("cittadinanza"), max_length=16, choices=Citizenship, blank=True
    )
    history = History()
    objects = PersonQuerySet.as_manager()

    guard_path = "case"
    sights: ClassVar = (Sight("cases.view_people"),)

    class Meta:
        verbose_name = _("persona")
        verbose_name_plural = _("persone")
        ordering = ("kind", "birth_date", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        if self.is_child():
            age = self.age_on(timezone.localdate())
            return self.first_name if age is None else f"{self.first_name} ({_years(age)})"
        return f"{self.first_name} {self.last_name}"

    def is_child(self) -> bool:
        return self.kind == PersonKind.CHILD

    def age_on(self, day: date) -> int | None:
        """Completed years of age, if the birth date is known."""
        return None if self.birth_date is None else completed_years(self.birth_date, day)


def completed_years(birth_date: date, day: date) -> int:
    birthday_to_come = (day.month, day.day) < (birth_date.month, birth_date.day)
    return day.year - birth_date.year - birthday_to_come


def _years(age: int) -> str:
    return ngettext("%(age)s anno", "%(age)s anni", age) % {"age": age}


class Relationship(models.Model):
    """What an adult is to a child: each relationship stands by itself."""

    child = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="adults")
    adult = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="children")
    kin = models.CharField(_("legame"), max_length=16, choices=Kin)
    history = History()

    guard_path = "child__case"
    sights: ClassVar = (Sight("cases.view_people"),)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["child", "adult"], name="one_relationship")]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.adult}: {self.get_kin_display()}"
