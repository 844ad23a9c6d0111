"""Accounts are made by the administration: nobody signs up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from intranet.portal.door.seeds import plain, sealed

NOT_RECOGNISED = _("Nome utente o password non corretti.")
# How one who is in shows once more who it is.
WAYS = {
    "reauthenticate": _("Usa la password"),
    "mfa_reauthenticate": _("Usa l'app o un codice di riserva"),
    "mfa_reauthenticate:webauthn": _("Usa una passkey"),
}


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

    def is_safe_url(self, url: str | None) -> bool:
        """What is no address at all leads nowhere, as one of another site does."""
        try:
            return bool(super().is_safe_url(url))
        except ValueError:
            return False

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        found = super().get_reauthentication_methods(user)
        return [{**way, "description": WAYS[way["id"]]} for way in found]


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("Il secondo passaggio non è riuscito: codice o passkey non validi."),
    }

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002
        return f"Passkey {Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1}"

    def encrypt(self, text: str) -> str:
        return sealed(text)

    def decrypt(self, encrypted_text: str) -> str:
        return plain(encrypted_text)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The name of the site as the browser shows it beside a passkey."""
        return {**super().get_public_key_credential_rp_entity(), "name": self.get_totp_issuer()}
