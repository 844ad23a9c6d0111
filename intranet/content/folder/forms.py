"""What is asked before things are placed elsewhere, renamed or taken to another state."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from intranet.content.models import Item
from intranet.content.publication import Transition
from intranet.content.querysets import ItemQuerySet


class TargetForm(forms.Form):
    """Into which folder."""

    to = forms.ModelChoiceField(
        Item.objects.none(),
        label=_("Cartella"),
        error_messages={
            "required": _("Scegliere la cartella."),
            "invalid_choice": _("In quella cartella non si può aggiungere."),
        },
    )

    def __init__(self, *args: Any, among: ItemQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = among  # type: ignore[attr-defined]


class SlugForm(forms.Form):
    """The last step of an address."""

    slug = forms.CharField(
        label=_("Nome breve"),
        max_length=80,
        help_text=_("L’ultima parte dell’indirizzo: lettere senza accenti, cifre e trattini."),
    )

    def clean_slug(self) -> str:
        slug = slugify(self.cleaned_data["slug"])
        if not slug:
            raise forms.ValidationError(_("Serve almeno una lettera o una cifra."))
        return slug


class PassForm(forms.Form):
    """Through which transition, and why."""

    transition = forms.ChoiceField(
        label=_("Passaggio"),
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Nello stato in cui è ora, non si può fare.")},
    )
    comment = forms.CharField(
        label=_("Commento"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, steps: Sequence[Transition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(step.name, step.label) for step in steps]
        self.fields["transition"].choices = choices  # type: ignore[attr-defined]
