"""One message is sent, and its receiver has ten seconds to say that it has it.

Nothing that comes back is followed, read beyond its status, or kept.
"""

import socket
import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from threading import Timer

from django.utils.translation import gettext as _

from intranet.api.hooks.addresses import PORTS, Target, places_of, target_of

# Seconds: until somebody is there at all, and until there is an answer.
REACHED, ANSWERED = 3.0, 10.0


@dataclass(frozen=True)
class Answer:
    """What came back: a status of HTTP, 0 where there was none; in words what is to be told."""

    status: int
    words: str

    @property
    def is_taken(self) -> bool:
        return HTTPStatus.OK <= self.status < HTTPStatus.MULTIPLE_CHOICES

    @property
    def is_gone(self) -> bool:
        """Its receiver wants to hear nothing any more, ever."""
        return self.status == HTTPStatus.GONE


def post(address: str, headers: Mapping[str, str], body: str) -> Answer:
    """Send `body` there. Raises Refused where nothing may be sent to."""
    target = target_of(address)
    try:
        status = _exchange(target, places_of(target), headers, body.encode())
    except ssl.SSLCertVerificationError:
        return Answer(0, _("il suo certificato non è valido"))
    except socket.gaierror:
        return Answer(0, _("il suo nome non si trova"))
    except TimeoutError:
        return Answer(0, _("non ha risposto in tempo"))
    except (OSError, HTTPException):
        return Answer(0, _("non ha risposto"))
    return Answer(status, str(status))


def _exchange(
    target: Target, places: Sequence[str], headers: Mapping[str, str], body: bytes
) -> int:
    with closing(_reach(places, target.port)) as line, _cut_off(line):
        connection = HTTPConnection(target.host, target.port)
        connection.default_port = PORTS[target.scheme]
        connection.sock = _secured(line, target.host) if target.scheme == "https" else line
        with closing(connection):
            connection.request("POST", target.path, body, dict(headers))
            with closing(connection.getresponse()) as answer:
                return answer.status


def _reach(places: Sequence[str], port: int) -> socket.socket:
    """To the addresses that were looked at, and to none that the name has got meanwhile."""
    each = REACHED / len(places)
    for place in places[:-1]:
        with suppress(OSError):
            return socket.create_connection((place, port), each)
    return socket.create_connection((places[-1], port), each)


def _secured(line: socket.socket, host: str) -> socket.socket:
    return ssl.create_default_context().wrap_socket(line, server_hostname=host)


@contextmanager
def _cut_off(line: socket.socket) -> Iterator[None]:
    """For who sends a byte now and then, the timeout of a socket would begin anew each time."""
    line.settimeout(ANSWERED)
    with closing(line.dup()) as same:
        timer = Timer(ANSWERED, _shut, [same])
        timer.start()
        try:
            yield
        finally:
            timer.cancel()


def _shut(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
