"""Accounts are made by the administration: nobody signs up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

NOT_RECOGNISED = _("Nome utente o password non corretti.")


class ClosedAccountAdapter(DefaultAccountAdapter):
    # One text, whether the user exists or not.
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": NOT_RECOGNISED,
        "email_password_mismatch": NOT_RECOGNISED,
        "incorrect_password": _("La password non è corretta."),
        "enter_current_password": _("La password attuale non è corretta."),
        "too_many_login_attempts": _(
            "Troppi tentativi falliti. L'accesso si riapre fra qualche minuto."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
