"""Serves the demonstration on this machine alone, with its worker beside it."""

import errno
import logging
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.core.servers.basehttp import WSGIServer, get_internal_wsgi_application, run

from workflows.engine.worker import BackgroundWork

HOST = "127.0.0.1"


def is_taken(port: int) -> bool:
    """Whether another program listens on `port` of this machine."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as refusal:
            if refusal.errno == errno.EADDRINUSE:
                return True
            raise
    return False


def serve(port: int, opened: Callable[[], None]) -> None:
    """Serve until Ctrl+C or SIGTERM; `opened` is called once the address answers."""
    signal.signal(signal.SIGTERM, _end)
    application = get_internal_wsgi_application()
    # The table of personas stays in sight: only what goes wrong is logged.
    logging.getLogger("django.server").setLevel(logging.WARNING)
    with _worker(), suppress(KeyboardInterrupt):
        run(
            HOST,
            port,
            application,
            threading=True,
            on_bind=lambda _: opened(),
            server_cls=WSGIServer,
        )


@contextmanager
def _worker() -> Iterator[None]:
    work = BackgroundWork()
    thread = threading.Thread(target=work.run, name="worker", daemon=True)
    thread.start()
    try:
        yield
    finally:
        work.stop()
        thread.join(timeout=5)


def _end(*_: Any) -> None:
    sys.exit(0)
