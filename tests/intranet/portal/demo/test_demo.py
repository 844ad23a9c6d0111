"""The command `demo`: what it refuses, and why."""

import socket
from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from intranet.portal.demo.people import password_of, read
from permissions.models import User
from permissions.roles import Role


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which another program listens."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_production_settings_are_refused(settings: LazySettings) -> None:
    settings.DEMO = False

    with pytest.raises(CommandError, match="produzione"):
        call_command("demo", no_serve=True)


def test_taken_port_is_said_before_anything_is_written(db: None, taken: int) -> None:
    with pytest.raises(CommandError, match=f"porta {taken} è già occupata"):
        call_command("demo", port=taken, reset=True)

    assert not User.objects.exists()


def test_every_role_that_works_here_has_a_persona() -> None:
    people = read()["people"]

    roles = {row["role"] for row in people}
    # Nobody is hired into an emergency: it is held on one case, for minutes.
    assert roles == set(Role) - {Role.EMERGENCY}
    assert password_of("ada") == "ada-prova"
