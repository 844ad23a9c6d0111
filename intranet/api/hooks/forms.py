"""What is asked of who lets a program hear what happens."""

from django import forms
from django.utils.translation import gettext_lazy as _

from intranet.content.models import Happening


class HookForm(forms.Form):
    name = forms.CharField(
        label=_("Nome"),
        max_length=100,
        help_text=_("Per ricordare quale programma è."),
    )
    address = forms.CharField(
        label=_("Indirizzo del programma"),
        max_length=300,
        help_text=_("Comincia con https, e il suo host è tra quelli ammessi."),
    )
    whats = forms.MultipleChoiceField(
        label=_("Che cosa sente"),
        choices=Happening.What.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Senza nessuna scelta, tutto."),
    )
