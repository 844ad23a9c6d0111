"""Which file, and of which service."""

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from intranet.portal.sealing import Unsealable, seal, unseal
from intranet.statistics.filing.reading import LARGEST
from permissions.models import Organisation, User


class FileForm(forms.Form):
    """The file of a quarter; the service is asked where there are several."""

    service = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Servizio"),
        empty_label=None,
        error_messages={"invalid_choice": _("Per questo servizio non si consegnano file.")},
    )
    file = forms.FileField(
        label=_("File CSV"),
        help_text=_("Il modello compilato, salvato come «CSV UTF-8»: al più 1 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def __init__(self, *args: Any, services: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["service"]
        field.queryset = services
        field.label_from_instance = _with_place

    def clean_file(self) -> bytes:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(
                _("Il file è troppo grande: le cifre di un trimestre stanno in 1 MB.")
            )
        content: bytes = file.read()
        return content


def _with_place(service: Organisation) -> str:
    """Two services may bear the same name: their municipality tells which is which."""
    return f"{service.name} · {service.municipality}" if service.municipality else service.name


@dataclass(frozen=True)
class Brought:
    """A file that was looked through, and waits to be confirmed by who brought it."""

    service: int
    content: bytes

    def sealed(self, user: User) -> str:
        """It goes to the browser and back: nothing is kept here before it is confirmed."""
        said = json.dumps([self.service, self.content.decode("utf-8-sig")])
        return base64.b64encode(seal(_purpose(user), said.encode())).decode()

    @classmethod
    def unsealed(cls, text: str, user: User) -> "Brought | None":
        """None for what was not sealed here for this user."""
        try:
            said = unseal(_purpose(user), base64.b64decode(text, validate=True))
        except (Unsealable, binascii.Error):
            return None
        service, content = json.loads(said)
        return cls(service, content.encode())


def _purpose(user: User) -> str:
    return f"cube of figures:{user.pk}"
