"""The forms of the sign-in, in the words of the site."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _


class SignInForm(LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Nome utente")


class NewPasswordForm(ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("Password attuale")
        self.fields["password1"].label = _("Nuova password")
        self.fields["password1"].help_text = _(
            "Almeno 12 caratteri, anche una frase: né una password comune né i propri dati."
        )
        self.fields["password2"].label = _("Nuova password, di nuovo")

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean()
        if values.get("password1") and values["password1"] == values.get("oldpassword"):
            self.add_error("password1", _("È la password di prima: sceglierne un’altra."))
        return values


class PasskeyName(forms.CharField):
    def __init__(self, *, required: bool) -> None:
        super().__init__(
            label=_("Nome"),
            help_text=_("Per riconoscerla: il telefono, il computer dell'ufficio, la chiavetta."),
            max_length=60,
            required=required,
        )


class NewPasskeyForm(AddWebAuthnForm):
    # A key that the device has already made is not refused for want of a name.
    name = PasskeyName(required=False)
    passwordless = forms.BooleanField(
        label=_("Entra anche da sola, senza la password"), required=False, initial=True
    )


class PasskeyNameForm(EditWebAuthnForm):
    name = PasskeyName(required=True)
