"""The people a court order names: a row for each child and each adult."""

from dataclasses import fields
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflows.cases.entries import PersonEntry, folded
from workflows.cases.enums import Citizenship, Kin, Sex, Standing
from workflows.cases.models import CourtOrder
from workflows.processes.forms.base import day_field
from workflows.processes.forms.legible import keep_legible, refuse_unprintable

MOST = 12
CHOOSE = _("Scegliere…")
NOT_KNOWN = _("Non noto")


def name_field(label: Any) -> forms.CharField:
    """A name of a person: the report prints it, long after the last chance to correct it."""
    validators = [refuse_nameless, refuse_unprintable]
    return forms.CharField(label=label, max_length=80, validators=validators)


def refuse_nameless(name: str) -> None:
    """Raises ValidationError for signs without a letter: no two such names could be told apart."""
    if not folded(name):
        raise ValidationError(_("Serve almeno una lettera."), code="nameless")


class PersonForm(forms.Form):
    first_name = name_field(_("Nome"))
    last_name = name_field(_("Cognome"))
    birth_date = day_field(_("Data di nascita"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_legible(self.fields.values())

    def clean_birth_date(self) -> Any:
        day = self.cleaned_data["birth_date"]
        if day and day > timezone.localdate():
            raise ValidationError(_("La data di nascita è nel futuro."))
        return day

    @property
    def entry(self) -> PersonEntry:
        names = [each.name for each in fields(PersonEntry) if each.name in self.fields]
        return PersonEntry(**{name: self.cleaned_data[name] for name in names})


class ChildForm(PersonForm):
    """What the figures tell children apart by is asked of nobody else, and need not be known."""

    sex = forms.ChoiceField(
        label=_("Sesso"), choices=[("", NOT_KNOWN), *Sex.choices], required=False
    )
    citizenship = forms.ChoiceField(
        label=_("Cittadinanza"),
        choices=[("", NOT_KNOWN), *Citizenship.choices],
        required=False,
        help_text=_("Di chi ne ha più d’una, quella italiana."),
    )


class AdultForm(PersonForm):
    kin = forms.ChoiceField(
        label=_("Che cosa è per il minore"), choices=[("", CHOOSE), *Kin.choices]
    )
    standing = forms.ChoiceField(
        label=_("Il provvedimento dice"), choices=[("", CHOOSE), *Standing.choices]
    )


class PeopleFormSet(forms.BaseFormSet[PersonForm]):
    """Rows left wholly empty are no people."""

    row_title: Any = ""
    title: Any = ""
    add_label: Any = ""
    help_text: Any = ""

    def entries(self) -> list[PersonEntry]:
        return [
            form.entry
            for form in self.forms
            if form.cleaned_data.get("first_name") and not form.cleaned_data.get("DELETE")
        ]

    def refuse(self, message: Any) -> None:
        """Show what a rule says of these people together, above their rows."""
        self._non_form_errors.append(message)  # type: ignore[attr-defined]


class ChildrenFormSet(PeopleFormSet):
    title = _("Minori")
    row_title = _("Minore")
    add_label = _("Aggiungi un minore")


class AdultsFormSet(PeopleFormSet):
    title = _("Adulti")
    row_title = _("Adulto")
    add_label = _("Aggiungi un adulto")
    help_text = _("Chi è autorizzato a incontrare il minore, chi è escluso e chi lo accompagna.")


def _rows(form: type[forms.Form], base: type[PeopleFormSet], extra: int) -> Any:
    return forms.formset_factory(
        form,
        formset=base,
        extra=extra,
        min_num=1,
        max_num=MOST,
        absolute_max=MOST,
        validate_max=True,
        can_delete=True,
        can_delete_extra=True,
    )


Children = _rows(ChildForm, ChildrenFormSet, extra=0)
Adults = _rows(AdultForm, AdultsFormSet, extra=1)


def rows_of(order: CourtOrder) -> list[dict[str, Any]]:
    """The adults of an order as rows to start an amendment from."""
    rows = order.people.select_related("person").prefetch_related("person__children")
    return [
        {
            "first_name": row.person.first_name,
            "last_name": row.person.last_name,
            "birth_date": row.person.birth_date,
            "kin": next((kin.kin for kin in row.person.children.all()), ""),
            "standing": row.standing,
        }
        for row in rows.order_by("pk")
    ]
