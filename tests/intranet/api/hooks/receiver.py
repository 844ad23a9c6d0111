"""A program that receives, on this machine, and answers as a test wants it to."""

import base64
import hashlib
import hmac
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import NamedTuple


class Received(NamedTuple):
    """One request, as it came."""

    path: str
    headers: Message
    body: bytes

    @property
    def name(self) -> str:
        return str(self.headers["webhook-id"])


class Receiver(ThreadingHTTPServer):
    """`answers` are given in turn, the last one for ever; `before` runs when a request came."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.received: list[Received] = []
        self.answers: list[int] = [200]
        self.moved_to = ""
        self.before: Callable[[BaseHTTPRequestHandler], object] = lambda _handler: None

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_port}"

    @property
    def address(self) -> str:
        return f"http://{self.host}/riceve?da=sito"

    @property
    def names(self) -> list[str]:
        return [each.name for each in self.received]


class _Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        server = self.server
        body = self.rfile.read(int(self.headers["content-length"]))
        server.received.append(Received(self.path, self.headers, body))
        server.before(self)
        status = server.answers[0] if len(server.answers) == 1 else server.answers.pop(0)
        self.send_response(status)
        if server.moved_to:
            self.send_header("Location", server.moved_to)
        self.end_headers()

    def do_GET(self) -> None:
        self.server.received.append(Received(self.path, self.headers, b""))

    def log_message(self, *_said: object) -> None:
        """Tests have nothing to read there."""


@contextmanager
def receiving() -> Iterator[Receiver]:
    with Receiver() as server:
        Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield server
        server.shutdown()


def signature_of(received: Received, secret: str) -> str:
    """What the specification says that the signature is, worked out step by step (RFC 2104)."""
    key = base64.b64decode(secret.removeprefix("whsec_")).ljust(64, b"\0")
    moment = received.headers["webhook-timestamp"]
    words = b".".join((received.name.encode(), moment.encode(), received.body))
    inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in key) + words).digest()
    outer = hashlib.sha256(bytes(byte ^ 0x5C for byte in key) + inner).digest()
    known = hmac.new(key, words, "sha256").digest()
    assert hmac.compare_digest(outer, known)
    return f"v1,{base64.b64encode(outer).decode()}"
