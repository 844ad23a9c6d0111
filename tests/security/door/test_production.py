"""The settings for real cases, in a process of their own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.house import ROOT
from tests.migrated import kept

HOST = "spazio-neutro.example.org"
PROGRAM = """
import json
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.test.utils import setup_test_environment
call_command("migrate", verbosity=0)
call_command("collectstatic", ignore_patterns=["viewflow"], interactive=False, verbosity=0)
call_command("check", deploy=True, fail_level="WARNING")
def tell(answer):
    return {
        "status": answer.status_code,
        "headers": dict(answer.items()),
        "cookies": {name: dict(cookie) for name, cookie in answer.cookies.items()},
        "text": answer.content.decode(),
    }
def get(address="/accesso/", host="spazio-neutro.example.org", secure=True, **more):
    return tell(Client().get(address, secure=secure, headers={"host": host, **more}))
print(json.dumps({
    "page": get(),
    "plain": get(secure=False),
    "other": get(host="altrove.example"),
    "other plain": get(host="altrove.example", secure=False),
    "forwarded": get(**{"x-forwarded-host": "altrove.example"}),
    "session": settings.SESSION_COOKIE_NAME,
    "cookie": [settings.SESSION_COOKIE_SECURE, settings.SESSION_COOKIE_PATH,
               settings.SESSION_COOKIE_DOMAIN, settings.SESSION_COOKIE_HTTPONLY],
    "mfa": settings.MFA_REQUIRED,
    "demo": settings.DEMO,
}))
"""


@pytest.fixture(scope="module")
def production(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """What it says of itself, on a database that its own migrations bring up to date."""
    place = tmp_path_factory.mktemp("production")
    if migrated := kept(request.config):
        shutil.copy(migrated, place / "db.sqlite3")
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("PYTEST")},
        "DJANGO_SETTINGS_MODULE": "intranet.settings.production",
        "SECRET_KEY": "8c5f0e4b9d3a-7t1q6z2x_w9v4u8s5r0p3o7n1m6l2k9j4h8g-x7y3z5",
        "ALLOWED_HOSTS": HOST,
        "DATABASE_URL": f"sqlite:///{place / 'db.sqlite3'}",
        "MEDIA_ROOT": str(place / "media"),
        "STATIC_ROOT": str(place / "static"),
    }
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=Path(ROOT),
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    found: dict[str, Any] = json.loads(told.stdout.splitlines()[-1])
    return found


def test_production_is_for_real_people(production: dict[str, Any]) -> None:
    assert (production["mfa"], production["demo"]) == (True, False)
    assert production["page"]["status"] == 200
    assert "dimostrativo" not in production["page"]["text"]


def test_production_cookies_belong_to_this_host_alone(production: dict[str, Any]) -> None:
    cookies = production["page"]["cookies"]

    assert set(cookies) == {"__Host-csrf"}
    token = cookies["__Host-csrf"]
    assert (token["secure"], token["path"], token["domain"]) == (True, "/", "")
    assert token["httponly"] is True
    assert production["session"] == "__Host-session"
    assert production["cookie"] == [True, "/", None, True]


def test_production_answers_encrypted_and_says_so(production: dict[str, Any]) -> None:
    plain = production["plain"]

    assert (plain["status"], plain["headers"]["Location"]) == (301, f"https://{HOST}/accesso/")
    assert production["page"]["headers"]["Strict-Transport-Security"] == (
        "max-age=31536000; includeSubDomains; preload"
    )


def test_production_answers_to_its_own_name_alone(production: dict[str, Any]) -> None:
    for other in (production["other"], production["other plain"]):
        assert other["status"] == 400
        assert "Content-Security-Policy" in other["headers"]
        assert other["headers"]["Cache-Control"] == "no-store"
    assert "altrove.example" not in production["forwarded"]["text"]
    assert production["forwarded"]["status"] == 200
