"""The site of the demonstration, as it is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from intranet.content.demo.entries import Entry


@dataclass(frozen=True)
class Site:
    """The first page and every other thing, what is above before what is below it."""

    source: Path
    entries: tuple[Entry, ...]

    @cached_property
    def by_address(self) -> Mapping[str, Entry]:
        return {each.address: each for each in self.entries}

    def at(self, link: str) -> Entry:
        """What a link of a text leads to: "/biblioteca/bibliografia/". Raises KeyError."""
        return self.by_address[link.strip("/")]

    def above(self, entry: Entry) -> list[Entry]:
        """The folders that `entry` stands in, from the nearest to the first page."""
        if not entry.address:
            return []
        folder = self.by_address[entry.place]
        return [folder, *self.above(folder)]

    def picture(self, entry: Entry) -> Path:
        return self.source / "pictures" / f"{entry.picture}.png"

    def sheet(self, entry: Entry) -> Path:
        """The source of a file to download."""
        return self.source / "files" / f"{entry.file}.typ"
