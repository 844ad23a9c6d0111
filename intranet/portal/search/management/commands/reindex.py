"""Writes anew what is found, from the records themselves."""

from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand

from intranet.portal.search.actions import Sheet, rebuild
from intranet.portal.search.sources import Source, registered


class Command(BaseCommand):
    help = "Write the index of the search anew, a bounded number of records at a time."

    def handle(self, **_: Any) -> None:
        for source in registered():
            sheets = source.sheets()
            if sheets is not None:
                self._rebuild(source, sheets)

    def _rebuild(self, source: Source, sheets: Iterable[Sheet]) -> None:
        name, done = source.model._meta.label, 0
        for done in rebuild(source.model, sheets):
            self.stdout.write(f"{name}: {done}…")
        self.stdout.write(f"{name}: {done} indexed")
