"""The routes of allauth that are open here: no sign-up, no e-mail, no reset by oneself."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.usersessions import views as sessions
from django.contrib.auth.decorators import login_required as signed_in
from django.urls import path

from intranet.portal.door.second_factor import keeps_the_last

# Those that ask for the password once more keep in the session what was sent: not of strangers.
urlpatterns = [
    path("", account.login, name="account_login"),
    path("uscita/", account.logout, name="account_logout"),
    path("sospeso/", account.account_inactive, name="account_inactive"),
    path("conferma/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", account.password_change, name="account_change_password"),
    path("due-passaggi/", mfa.index, name="mfa_index"),
    path("due-passaggi/codice/", mfa.authenticate, name="mfa_authenticate"),
    path("due-passaggi/conferma/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("due-passaggi/app/", signed_in(totp.activate_totp), name="mfa_activate_totp"),
    path(
        "due-passaggi/app/togli/",
        keeps_the_last(totp.deactivate_totp),
        name="mfa_deactivate_totp",
    ),
    path("passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("due-passaggi/passkey/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("due-passaggi/passkey/nuova/", signed_in(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path(
        "due-passaggi/passkey/conferma/",
        passkeys.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "due-passaggi/passkey/<int:pk>/",
        signed_in(passkeys.edit_webauthn),
        name="mfa_edit_webauthn",
    ),
    path(
        "due-passaggi/passkey/<int:pk>/togli/",
        signed_in(keeps_the_last(passkeys.remove_webauthn)),
        name="mfa_remove_webauthn",
    ),
    path("due-passaggi/riserva/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "due-passaggi/riserva/nuovi/",
        signed_in(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "due-passaggi/riserva/scarica/",
        recovery.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("sessioni/", sessions.list_usersessions, name="usersessions_list"),
]
