"""What goes over the line: in full to who proves to be the host, and nothing to anybody else."""

import socket
import time
from pathlib import Path
from typing import Any

import pytest

from intranet.api.hooks import sending
from intranet.api.hooks.sending import post
from tests.intranet.api.hooks.certificates import certificate, shows
from tests.intranet.api.hooks.receiver import Receiver

HEADERS = {"content-type": "application/json"}


@pytest.fixture
def secured(receiver: Receiver, tmp_path: Path) -> Path:
    """The receiver behind a certificate of its own: nobody knows it yet."""
    path = certificate(tmp_path)
    receiver.socket = shows(path).wrap_socket(receiver.socket, server_side=True)
    return path


@pytest.mark.parametrize(("status", "is_taken"), [(200, True), (299, True), (300, False)])
def test_status_says_whether_it_is_taken(receiver: Receiver, status: int, is_taken: bool) -> None:
    receiver.answers = [status]

    answer = post(receiver.address, HEADERS, "{è}")

    assert (answer.status, answer.is_taken) == (status, is_taken)
    assert receiver.received[0].body == "{è}".encode()


def test_who_is_there_at_once_may_take_longer_to_answer(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "REACHED", 0.2)
    receiver.before = lambda _handler: time.sleep(0.5)

    assert post(receiver.address, HEADERS, "{}").is_taken


def test_host_with_a_known_certificate_is_written_to(
    receiver: Receiver, secured: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(secured))

    answer = post(f"https://{receiver.host}/", HEADERS, "{}")

    assert answer.is_taken
    assert receiver.received[0].headers["Host"] == receiver.host


def test_host_with_an_unknown_certificate_gets_nothing(receiver: Receiver, secured: Path) -> None:
    answer = post(f"https://{receiver.host}/", HEADERS, "{}")

    assert (answer.status, answer.words) == (0, "il suo certificato non è valido")
    assert receiver.received == []


def test_host_with_the_certificate_of_another_gets_nothing(
    receiver: Receiver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = certificate(tmp_path, "127.0.0.2")
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    receiver.socket = shows(path).wrap_socket(receiver.socket, server_side=True)

    answer = post(f"https://{receiver.host}/", HEADERS, "{}")

    assert answer.words == "il suo certificato non è valido"
    assert receiver.received == []


def test_host_that_is_not_known_or_not_there_is_said(settings: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as once:
        port = once.getsockname()[1]
    settings.WEBHOOK_HOSTS = [f"127.0.0.1:{port}", "nowhere.invalid"]

    assert post(f"http://127.0.0.1:{port}/", HEADERS, "{}").words == "non ha risposto"
    assert post("https://nowhere.invalid/", HEADERS, "{}").words == "il suo nome non si trova"
