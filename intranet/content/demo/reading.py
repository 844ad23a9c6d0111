"""Reads the site of the demonstration from its fixture; touches no database."""

import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from django.conf import settings

from intranet.content.demo.checking import check
from intranet.content.demo.entries import Entry, Remark, Sharing, WrongSite
from intranet.content.demo.site import Site
from intranet.content.kinds import Kind
from permissions.publishing import Standing, State

SOURCE = settings.ROOT / "fixtures" / "site"
KNOWN = {each.name for each in fields(Entry)} - {"text"}


def read_site(source: Path = SOURCE) -> Site:
    """The site as the fixture has it. Raises WrongSite where it contradicts itself."""
    site = Site(source, tuple(_entries(source)))
    check(site)
    return site


def _entries(source: Path) -> Iterator[Entry]:
    index = _toml(source / "site.toml", {"sections", "root"})
    root = {**index["root"], "kind": "folder", "address": "", "state": "internal"}
    yield _entry(source, root, root["author"])
    for name in index["sections"]:
        section = _toml(source / f"{name}.toml", {"publisher", "items"})
        for row in section["items"]:
            yield _entry(source, row, section["publisher"])


def _toml(path: Path, known: set[str]) -> dict[str, Any]:
    found = tomllib.loads(path.read_text())
    if unknown := found.keys() - known:
        raise WrongSite(f"{path.name}: unknown {sorted(unknown)}")
    return found


def _entry(source: Path, row: dict[str, Any], publisher: str) -> Entry:
    address = row.get("address", "?")
    if unknown := row.keys() - KNOWN:
        raise WrongSite(f"{address}: unknown {sorted(unknown)}")
    shares = [
        Sharing(**{**each, "standing": Standing(each["standing"])})
        for each in row.get("shares", ())
    ]
    own = {
        "kind": Kind(row["kind"]),
        "state": State(row["state"]),
        "shares": tuple(shares),
        "remarks": tuple(Remark(**each) for each in row.get("remarks", ())),
        "text": _text(source, address),
    }
    return Entry(**{"publisher": publisher, **row, **own})


def _text(source: Path, address: str) -> str:
    path = source / "texts" / f"{address}.html"
    return path.read_text() if path.is_file() else ""
