"""The forms of the sign-in, in the words of the site."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm
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
            "Almeno 8 caratteri, non solo cifre: né una password comune né i propri dati."
        )
        self.fields["password2"].label = _("Nuova password, di nuovo")
