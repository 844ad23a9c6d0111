import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.checks import run_checks
from django.test import Client

from permissions.routes import routes
from tests.house import templates
from tests.personas import Persona

LIBRARIES = ("allauth.",)


def page(client: Client) -> str:
    return client.get("/accesso/password/").content.decode()


def test_page_forbids_whatever_is_not_its_own(client: Client, db: None) -> None:
    policy = client.get("/accesso/").headers["Content-Security-Policy"]

    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == "'self'"
    assert rules["style-src"] == "'self'"
    assert rules["frame-ancestors"] == "'none'"
    assert "unsafe" not in policy
    assert "http" not in policy


def test_page_asks_nothing_of_another_host(bruno: Persona, client: Client) -> None:
    client.force_login(bruno.user)

    addresses = re.findall(r'(?:src|href|action)="([^"]+)"', page(client))

    assert len(addresses) >= 15
    assert [one for one in addresses if not one.startswith(("/", "#"))] == []


def test_page_can_be_walked_by_keyboard_and_by_ear(bruno: Persona, client: Client) -> None:
    client.force_login(bruno.user)

    text = page(client)

    assert 'href="#contenuto">Salta direttamente al contenuto' in text
    assert 'href="#navigazione">Salta direttamente alla navigazione' in text
    assert text.count("<h1>") == text.count("<main ") == 1
    assert 'id="contenuto"' in text
    assert 'id="navigazione"' in text


def test_page_names_who_is_signed_in_and_lets_them_out(bruno: Persona, client: Client) -> None:
    client.force_login(bruno.user)

    text = page(client)

    assert "Comune di Milano" in text
    assert "Bruno Ferri" in text
    assert "· Coordinatore" in text
    assert '<form method="post" action="/accesso/uscita/">' in text


def test_page_draws_only_what_may_be_used(elsa: Persona, client: Client) -> None:
    client.force_login(elsa.user)

    text = page(client)

    assert 'href="/relazioni/"' in text
    assert 'href="/casi/"' not in text
    assert 'href="/giornata/"' not in text
    assert 'href="/statistiche/"' not in text


def test_pages_use_icons_that_the_sprite_holds() -> None:
    sprite = Path(str(finders.find("bootstrap-italia/svg/sprites.svg"))).read_text()
    held = set(re.findall(r'id="it-([a-z-]+)"', sprite))

    used = {
        name for each in templates() for name in re.findall(r'{% icon "([^"]+)"', each.read_text())
    }

    assert len(used) >= 10
    assert used - held == set()


@pytest.mark.django_db
def test_every_route_of_ours_says_who_may_take_it() -> None:
    own = [(path, view) for path, view in routes() if not view.__module__.startswith(LIBRARIES)]

    assert len(own) >= 1
    assert [path for path, view in own if not getattr(view, "access", None)] == []
    assert [error for error in run_checks() if error.id == "permissions.E001"] == []
