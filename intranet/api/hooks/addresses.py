"""Where messages may go: nowhere, but to the hosts that whoever runs the site has listed.

`WEBHOOK_HOSTS` names them, as `host` for the port of https or as `host:port`. A name leads to
addresses of the Internet alone; to one of the own network only if that address is listed as well.
"""

import re
import socket
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from permissions.refusal import Refused

PORTS = {"https": 443, "http": 80}
# What the library that reads addresses would drop or bend unseen is no part of one (RFC 3986, 2).
FIT = re.compile(r"[!-\[\]-~]+")
FIELD = "address"


@dataclass(frozen=True)
class Target:
    """A listed host, and what is asked of it."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def name(self) -> str:
        """As it is listed."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS["https"] else f"{host}:{self.port}"


def target_of(address: str) -> Target:
    """Raises Refused for what is no address, or not one of a listed host."""
    target = _read(address)
    if target.name not in settings.WEBHOOK_HOSTS:
        raise Refused(_("A questo host il sito non può inviare nulla."), FIELD)
    if target.scheme != "https" and not (settings.DEMO and _is_loopback(target.host)):
        raise Refused(_("Serve un indirizzo che comincia con https."), FIELD)
    return target


def places_of(target: Target) -> list[str]:
    """The IP addresses where it is reached now.

    Raises Refused where none may be, and OSError where its name is not known.
    """
    found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    places = [place for *_rest, (place, *_port) in found if _is_open(str(place))]
    if not places:
        raise Refused(_("L’host sta in una rete in cui il sito non può inviare nulla."), FIELD)
    return [str(place) for place in places]


def _read(address: str) -> Target:
    try:
        parts = urlsplit(address)
        port = PORTS.get(parts.scheme) if parts.port is None else parts.port
    except ValueError:
        port = None
    if not port or not FIT.fullmatch(address) or not parts.hostname or "@" in parts.netloc:
        raise Refused(_("Questo non è un indirizzo che si possa usare."), FIELD)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme, parts.hostname, port, path)


def _is_open(place: str) -> bool:
    """Of the Internet, or listed itself."""
    found = ip_address(place)
    found = getattr(found, "ipv4_mapped", None) or found
    listed = {_host_of(each) for each in settings.WEBHOOK_HOSTS}
    return (found.is_global and not found.is_multicast) or str(found) in listed


def _host_of(listed: str) -> str | None:
    return urlsplit(f"//{listed}").hostname


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
