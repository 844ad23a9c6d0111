"""A service comes to the table, is named rightly, or leaves."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.models import Organisation
from workflows.processes.forms.base import day_field
from workflows.processes.forms.transfer import PLACE

NAMES = ("name", "short_name", "body", "address", "municipality")


class NameForm(forms.ModelForm[Organisation]):
    """How a service that does not use this system is called, and where it is."""

    is_another = forms.BooleanField(
        label=_("È un altro servizio con lo stesso nome"),
        required=False,
        help_text=_("Solo se il nome c’è già e il servizio è un altro."),
    )

    class Meta:
        model = Organisation
        fields = NAMES
        help_texts: ClassVar = {
            "name": _("Per intero, come il servizio si chiama."),
            "short_name": _("Di solito il comune: per le tabelle."),
            "body": _("L’ente da cui dipende."),
            "municipality": _("Da qui si contano le distanze."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("body", "municipality"):
            self.fields[name].required = True

    def clean_municipality(self) -> str:
        place: str = self.cleaned_data["municipality"].strip()
        if not PLACE.fullmatch(place):
            raise ValidationError(_("Qui va il nome di un comune."))
        return place

    def _post_clean(self) -> None:
        """The names are checked here; the record is written by the action alone."""


class AddForm(NameForm):
    since = day_field(_("Al tavolo dal"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["since"] = timezone.localdate()
        self.order_fields([*NAMES, "since", "is_another"])


class ComeForm(forms.Form):
    since = day_field(_("Al tavolo dal"))


class LeaveForm(forms.Form):
    until = day_field(_("Ultimo giorno al tavolo"))
    reason = forms.CharField(
        label=_("Perché lascia il tavolo"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Lo legge il coordinamento. Ciò che il servizio ha fatto al tavolo resta."),
    )
