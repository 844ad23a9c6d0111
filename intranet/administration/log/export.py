"""The log as a table to take away, written as it is read, however long it is."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.administration.log.entries import Entry, entries_of
from intranet.administration.log.wish import Wish
from intranet.portal.cells import plain
from permissions.models import Organisation

PIECE = 500


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line


def lines_of(offices: Sequence[Organisation], wish: Wish) -> Iterator[str]:
    """The lines of the whole list, PIECE rows at a time, as CSV (RFC 4180) parted by semicolons:
    so the spreadsheets of an Italian desk read it.
    """
    table = csv.writer(_Echo(), delimiter=";")
    # Without this mark Excel takes the letters for others.
    yield "\ufeff" + table.writerow([_("Quando"), *_titles()])
    while True:
        page = entries_of(offices, wish, PIECE)
        for entry in page.rows:
            yield table.writerow([plain(cell) for cell in _cells(entry)])
        if not page.after:
            return
        wish = replace(wish, after=page.after)


def _titles() -> list[str]:
    return [_("Chi"), _("Che cosa"), _("Su che cosa"), _("Motivo"), _("Fino al"), _("Integro")]


def _cells(entry: Entry) -> list[str]:
    sound = {True: _("sì"), False: _("no"), None: ""}[entry.is_sound]
    at = timezone.localtime(entry.at).isoformat(sep=" ", timespec="seconds")
    return [at, entry.who, entry.what, entry.about, entry.reason, entry.until, sound]
