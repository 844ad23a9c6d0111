"""What one asks, answers and adds, and why something is hidden."""

from django import forms
from django.utils.translation import gettext_lazy as _

FAMILIES = _(
    "Senza nomi, numeri, età precise o luoghi: chi legge lavora con altre famiglie, "
    "e a volte con la stessa."
)


class QuestionForm(forms.Form):
    title = forms.CharField(label=_("La domanda in breve"), max_length=200)
    text = forms.CharField(
        label=_("La situazione, e che cosa si vuole sapere"),
        max_length=5000,
        help_text=FAMILIES,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    tags = forms.CharField(
        label=_("Argomenti"),
        max_length=200,
        required=False,
        help_text=_("Facoltativi, separati da una virgola: «rifiuto, videochiamata»."),
    )


class AnswerForm(forms.Form):
    text = forms.CharField(
        label=_("La risposta"),
        max_length=5000,
        help_text=FAMILIES,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class AdditionForm(forms.Form):
    text = forms.CharField(
        label=_("Che cosa si aggiunge"),
        max_length=2000,
        help_text=FAMILIES,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class HidingForm(forms.Form):
    reason = forms.CharField(
        label=_("Perché"),
        max_length=300,
        help_text=_("Lo leggono chi ha scritto e il coordinamento."),
    )
