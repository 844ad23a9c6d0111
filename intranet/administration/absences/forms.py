"""Who is away, who works in their place, and on which days."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.administration.absences.spans import operators_of
from permissions.models import Organisation, User


class AbsenceForm(forms.Form):
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Servizio"), empty_label=None
    )
    absent = forms.ModelChoiceField(User.objects.none(), label=_("Chi è assente"), empty_label="—")
    stand_in = forms.ModelChoiceField(
        User.objects.none(), label=_("Chi sostituisce"), empty_label="—"
    )
    since = forms.DateField(label=_("Dal"), widget=forms.DateInput())
    until = forms.DateField(
        label=_("Al"), widget=forms.DateInput(), help_text=_("L’ultimo giorno, compreso.")
    )

    def __init__(self, *args: Any, offices: Sequence[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        keys = [office.pk for office in offices]
        fields["organisation"].queryset = Organisation.objects.filter(pk__in=keys)
        fields["organisation"].initial = keys[0]
        if len(offices) == 1:
            fields["organisation"].widget = forms.HiddenInput()
        for name in ("absent", "stand_in"):
            fields[name].queryset = operators_of(offices)

    def clean_since(self) -> Any:
        """An absence may be told late, but what was done meanwhile stays as it was done."""
        since = self.cleaned_data["since"]
        if since < timezone.localdate():
            raise forms.ValidationError(_("Una sostituzione non comincia nel passato."))
        return since

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        since, until = values.get("since"), values.get("until")
        if since and until and until < since:
            self.add_error("until", _("L’ultimo giorno viene prima del primo."))
        return values
