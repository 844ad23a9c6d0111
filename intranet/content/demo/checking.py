"""Holds the fixture of the site to what it says of itself."""

import tomllib
from collections.abc import Callable

from django.conf import settings

from intranet.content.demo.days import SIGN
from intranet.content.demo.entries import Entry, WrongSite
from intranet.content.demo.links import links_of, pictures_of
from intranet.content.demo.site import Site
from intranet.content.kinds import Kind

PEOPLE = settings.ROOT / "fixtures" / "people.toml"
ASKED = {"kinds", "state", "place", "to_come", "order", "limit"}


def check(site: Site) -> None:
    """Raises WrongSite, naming what contradicts what."""
    _refuse_twice(site)
    _refuse_strangers(site)
    _refuse_loose_texts(site)
    for entry in site.entries:
        for refuse in OF_EACH:
            refuse(site, entry)


def _refuse_twice(site: Site) -> None:
    if len(site.by_address) < len(site.entries):
        addresses = [each.address for each in site.entries]
        twice = {each for each in addresses if addresses.count(each) > 1}
        raise WrongSite(f"twice: {sorted(twice)}")


def _refuse_strangers(site: Site) -> None:
    people = tomllib.loads(PEOPLE.read_text())
    users = {row["username"] for row in people["people"]}
    offices = set(people["organisations"])
    units = {f"{row['organisation']}/{row['role']}" for row in people["people"]}
    for entry in site.entries:
        shares = entry.shares
        named = {entry.author, entry.publisher, *(each.author for each in entry.remarks)}
        named |= {name for each in shares for name in (each.user, each.by) if name}
        strangers = {
            *named - users,
            *{each.unit for each in shares if each.unit} - units,
            *{each.organisation for each in shares if each.organisation} - offices,
        }
        if strangers:
            raise WrongSite(f"{entry.address}: nobody is called {sorted(strangers)}")


def _refuse_loose_texts(site: Site) -> None:
    texts = site.source / "texts"
    loose = {
        str(path.relative_to(texts).with_suffix("")) for path in texts.rglob("*.html")
    } - site.by_address.keys()
    if loose:
        raise WrongSite(f"texts of nothing: {sorted(loose)}")


def _refuse_orphans(site: Site, entry: Entry) -> None:
    if not entry.address:
        return
    folder = site.by_address.get(entry.place)
    before = site.entries[: site.entries.index(entry)]
    if folder is None or not folder.is_folder() or folder not in before:
        raise WrongSite(f"{entry.address}: no folder {entry.place} before it")
    if folder.written < entry.written:
        raise WrongSite(f"{entry.address}: older than the folder it stands in")


def _refuse_broken_links(site: Site, entry: Entry) -> None:
    shown = [address for address, _alt in pictures_of(entry.text)]
    for link in (*links_of(entry.text), *shown):
        inside = link.startswith("/") and link.endswith("/")
        if not inside or link.strip("/") not in site.by_address:
            raise WrongSite(f"{entry.address}: nothing is at {link}")
    wrong = [link for link in shown if site.at(link).kind != Kind.IMAGE]
    if wrong:
        raise WrongSite(f"{entry.address}: no picture is at {wrong}")


def _refuse_missing_files(site: Site, entry: Entry) -> None:
    needed = [site.picture(entry)] if entry.picture else []
    needed += [site.sheet(entry)] if entry.file else []
    if missing := [path.name for path in needed if not path.is_file()]:
        raise WrongSite(f"{entry.address}: there is no {missing}")


def _refuse_unknown_days(site: Site, entry: Entry) -> None:
    if left := [sign for sign in ("{", "}") if sign in SIGN.sub("", entry.words)]:
        raise WrongSite(f"{entry.address}: no day is called so, near {left}")


def _refuse_unknown_questions(site: Site, entry: Entry) -> None:
    if unknown := entry.query.keys() - ASKED:
        raise WrongSite(f"{entry.address}: a collection does not ask {sorted(unknown)}")
    if entry.query.get("place", "") not in site.by_address:
        raise WrongSite(f"{entry.address}: nothing is at {entry.query['place']}")


OF_EACH: tuple[Callable[[Site, Entry], None], ...] = (
    _refuse_orphans,
    _refuse_broken_links,
    _refuse_missing_files,
    _refuse_unknown_days,
    _refuse_unknown_questions,
)
