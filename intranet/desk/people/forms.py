"""Forms about one person of a case: where they are reached, and what is kept secret."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from workflows.cases.enums import Secret
from workflows.processes.forms.base import text_field

DIALLED = RegexValidator(r"^\+?[\d\s()./-]+$", _("Solo cifre, spazi e segni come + ( ) . / -"))


class ContactsForm(forms.Form):
    phone = forms.CharField(
        label=_("Telefono"), max_length=40, required=False, validators=[DIALLED]
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    address = forms.CharField(label=_("Indirizzo"), max_length=300, required=False)
    workplace = forms.CharField(label=_("Luogo di lavoro"), max_length=300, required=False)


class SealForm(forms.Form):
    kind = forms.ChoiceField(label=_("Che cosa"), choices=Secret, widget=forms.RadioSelect)
    text = text_field(
        _("Il dato da proteggere"),
        rows=3,
        max_length=1000,
        help_text=_("Una volta registrato, lo apre solo il responsabile del servizio."),
    )


class ReasonForm(forms.Form):
    reason = text_field(
        _("Motivo"), rows=3, max_length=500, help_text=_("Almeno 20 caratteri. Resta registrato.")
    )
