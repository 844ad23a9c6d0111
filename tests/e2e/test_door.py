"""Passkeys, with a device that Chromium makes up: enrolled, used, renamed, removed."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Page, expect

from tests.e2e.window import Window
from tests.personas import Persona

pytestmark = pytest.mark.e2e

# A telephone or a computer that recognises its owner and keeps passkeys.
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def site(site: str, settings: Any) -> str:
    """The same site by a name: passkeys belong to a name, never to a number."""
    settings.MFA_REQUIRED = True
    return site.replace("127.0.0.1", "localhost")


@pytest.fixture
def bruno_at(window: Callable[[str], Window]) -> Window:
    """Bruno in front of a browser with a device of his."""
    bruno = window("bruno")
    plug(bruno.page, DEVICE)
    return bruno


def plug(page: Page, device: dict[str, Any]) -> tuple[Any, str]:
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    made = devices.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    return devices, made["authenticatorId"]


def signs_in(window: Window) -> None:
    reads(window, "/accesso/")
    window.page.fill("[name=login]", window.who.user.username)
    window.page.fill("[name=password]", f"{window.who.user.username}-prova")
    goes(window, "Accedi")


def reads(window: Window, address: str) -> None:
    window.page.goto(address)
    window.look()


def goes(window: Window, button: str) -> None:
    with window.page.expect_navigation():
        window.page.get_by_role("button", name=button, exact=True).click()
    window.page.wait_for_load_state()
    window.look()


def leaves(window: Window) -> None:
    goes(window, "Esci")
    expect(window.page.locator("h1")).to_have_text("Accesso")


def confirms(window: Window) -> None:
    """The password once more, where a change asks for it."""
    if "/conferma/" in window.page.url:
        window.page.fill("[name=password]", f"{window.who.user.username}-prova")
        goes(window, "Conferma")


def adds_passkey(window: Window, name: str, alone: bool = True) -> None:
    reads(window, "/accesso/due-passaggi/passkey/nuova/")
    confirms(window)
    window.page.fill("[name=name]", name)
    if not alone:
        window.page.locator("label", has_text="Entra anche da sola").click()
    goes(window, "Aggiungi la passkey")


def is_at_work(window: Window) -> bool:
    window.page.goto("/")
    return "/accesso/" not in window.page.url


def test_passkey_is_enrolled_and_opens_by_itself(bruno_at: Window) -> None:
    signs_in(bruno_at)
    expect(bruno_at.page.locator("main")).to_contain_text("serve un secondo passaggio")
    assert not is_at_work(bruno_at)

    adds_passkey(bruno_at, "Il telefono")
    expect(bruno_at.page.locator("h1")).to_have_text("Codici di riserva")
    assert is_at_work(bruno_at)
    leaves(bruno_at)
    bruno_at.page.goto("/accesso/?next=/casi/")
    goes(bruno_at, "Accedi con una passkey")

    assert bruno_at.page.url.endswith("/casi/")
    assert {
        one["expires"] for one in bruno_at.page.context.cookies() if "session" in one["name"]
    } == {-1}
    assert bruno_at.troubles == []


def test_passkey_is_the_second_step_after_a_password(bruno_at: Window) -> None:
    signs_in(bruno_at)
    adds_passkey(bruno_at, "La chiavetta", alone=False)
    leaves(bruno_at)
    signs_in(bruno_at)
    expect(bruno_at.page.locator("h1")).to_have_text("Secondo passaggio")
    assert not is_at_work(bruno_at)

    bruno_at.page.goto("/accesso/due-passaggi/codice/")
    goes(bruno_at, "Usa una passkey")

    assert is_at_work(bruno_at)


def test_passkeys_are_renamed_and_removed_but_for_the_last(bruno_at: Window) -> None:
    signs_in(bruno_at)
    adds_passkey(bruno_at, "Prima")
    plug(bruno_at.page, {**DEVICE, "transport": "usb"})
    adds_passkey(bruno_at, "Seconda")
    reads(bruno_at, "/accesso/due-passaggi/passkey/")
    bruno_at.follows("Rinomina: Seconda")
    bruno_at.page.fill("[name=name]", "La chiavetta")
    goes(bruno_at, "Salva")
    expect(bruno_at.page.locator("tbody")).to_contain_text("La chiavetta")

    bruno_at.follows("Togli: Prima")
    goes(bruno_at, "Togli la passkey")
    expect(bruno_at.page.locator("tbody tr")).to_have_count(1)
    bruno_at.follows("Togli: La chiavetta")

    expect(bruno_at.page.locator("main")).to_contain_text("È l'unico secondo passaggio")
    assert Authenticator.objects.filter(type="webauthn").count() == 1


def test_identity_is_confirmed_by_a_passkey(bruno_at: Window) -> None:
    signs_in(bruno_at)
    adds_passkey(bruno_at, "Il telefono")
    leaves(bruno_at)
    goes(bruno_at, "Accedi con una passkey")
    reads(bruno_at, "/accesso/due-passaggi/riserva/")

    bruno_at.follows("Usa una passkey")
    goes(bruno_at, "Usa una passkey")

    expect(bruno_at.page.locator("h1")).to_have_text("Codici di riserva")


def test_passkey_of_one_who_left_opens_nothing(
    bruno_at: Window, people: dict[str, Persona]
) -> None:
    from permissions.people import deactivate, system_user

    signs_in(bruno_at)
    adds_passkey(bruno_at, "Il telefono")
    leaves(bruno_at)
    deactivate(people["bruno"].user, by=system_user())

    goes(bruno_at, "Accedi con una passkey")

    expect(bruno_at.page.locator("h1")).to_have_text("Utenza non attiva")
    assert not is_at_work(bruno_at)


def test_device_that_does_not_know_its_owner_opens_nothing(window: Callable[[str], Window]) -> None:
    bruno = window("bruno")
    devices, device = plug(bruno.page, DEVICE)
    signs_in(bruno)
    adds_passkey(bruno, "Il telefono")
    leaves(bruno)
    devices.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})

    bruno.page.get_by_role("button", name="Accedi con una passkey").click()

    expect(bruno.page.locator("[data-trouble]")).to_contain_text("non ha risposto")
    assert not is_at_work(bruno)
    assert bruno.troubles == []


def test_own_sessions_are_seen_and_ended(bruno_at: Window) -> None:
    signs_in(bruno_at)
    adds_passkey(bruno_at, "Il telefono")

    reads(bruno_at, "/accesso/sessioni/")

    expect(bruno_at.page.locator("tbody tr")).to_have_count(1)
    expect(bruno_at.page.locator("tbody")).to_contain_text("questa")
