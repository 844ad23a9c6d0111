"""What an installation for real cases must not lack."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

# Caches that a process keeps for itself, or that keep nothing.
NOT_SHARED = ("LocMemCache", "DummyCache")


def connect() -> None:
    register(check_door, Tags.security, deploy=True)


def check_door(**_: Any) -> list[CheckMessage]:
    """Run by `check --deploy`."""
    wrong: list[CheckMessage] = []
    if not settings.MFA_REQUIRED:
        wrong.append(Error("MFA_REQUIRED is off: a password alone lets in.", id="door.E001"))
    if "*" in settings.ALLOWED_HOSTS:
        wrong.append(Error("ALLOWED_HOSTS answers to any name.", id="door.E002"))
    if str(settings.CACHES["default"]["BACKEND"]).endswith(NOT_SHARED):
        wrong.append(Error("CACHES: each process would count attempts alone.", id="door.E003"))
    return wrong
