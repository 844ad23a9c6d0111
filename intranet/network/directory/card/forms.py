"""What a service says of itself."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.network.directory.models import Edition, Intake, Territory
from intranet.network.directory.models.edition import WORDS
from workflows.cases.enums import Level
from workflows.processes.forms.base import day_field, text_field
from workflows.processes.forms.order import CHOOSE

MOST = 9999


class CardForm(forms.ModelForm[Edition]):
    """The words of one edition. The action that writes it fills in the rest."""

    groups: ClassVar[Sequence[Any]] = (
        (_("Dove e quando"), ("territory", "district", "addresses", "opening")),
        (_("Che cosa offre"), ("levels", "rooms", "capacity", "agreements")),
        (_("Chi può accogliere"), ("intake", "declared_wait", "declared_on")),
        (_("Come si raggiunge"), ("phone", "email", "certified_email", "contact")),
    )

    territory = forms.ChoiceField(label=_("Territorio"), choices=[("", CHOOSE), *Territory.choices])
    addresses = text_field(
        _("Sedi"),
        rows=2,
        max_length=600,
        help_text=_("Una per riga, con la via e il comune."),
    )
    opening = text_field(
        _("Apertura"),
        rows=2,
        max_length=600,
        required=False,
        help_text=_("Giorni e ore, per riga."),
    )
    rooms = forms.IntegerField(
        label=_("Sale per gli incontri"), min_value=0, max_value=MOST, required=False
    )
    capacity = forms.IntegerField(
        label=_("Casi seguiti insieme, al massimo"), min_value=0, max_value=MOST, required=False
    )
    levels = forms.MultipleChoiceField(
        label=_("Livelli offerti"),
        choices=Level.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    intake = forms.ChoiceField(
        label=_("Accoglienza di nuovi casi"), choices=Intake.choices, widget=forms.RadioSelect
    )
    declared_wait = forms.IntegerField(
        label=_("Attesa, in giorni"),
        min_value=0,
        max_value=MOST,
        required=False,
        help_text=_(
            "Dal provvedimento al primo incontro, per metà dei casi. Chi usa questo sistema lo "
            "lascia vuoto: valgono le cifre del servizio, appena bastano."
        ),
    )
    declared_on = day_field(
        _("Dichiarato il"), help_text=_("Il giorno a cui si riferiscono accoglienza e attesa.")
    )
    agreements = text_field(_("Convenzioni e protocolli"), rows=3, max_length=2000, required=False)

    class Meta:
        model = Edition
        fields = WORDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.initial.get("declared_on"):
            self.initial["declared_on"] = timezone.localdate()

    def clean_declared_on(self) -> date:
        day: date = self.cleaned_data["declared_on"]
        if day > timezone.localdate():
            raise ValidationError(_("Questo giorno non è ancora venuto."))
        return day

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if not any(values.get(name) for name in ("phone", "email", "certified_email")):
            self.add_error("phone", _("Serve almeno un recapito: telefono o posta."))
        return values

    def _post_clean(self) -> None:
        """The words are checked here; the record is made by the action alone."""


class ToldCardForm(CardForm):
    """The card of a service that does not use this system, as it told the coordination."""

    groups = (
        *CardForm.groups,
        (_("Da chi si sa"), ("told_by",)),
    )

    told_by = forms.CharField(
        label=_("Chi lo ha comunicato, e come"),
        max_length=200,
        help_text=_("Per esempio: la responsabile, per telefono, il 3 novembre."),
    )
