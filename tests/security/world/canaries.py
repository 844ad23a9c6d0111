"""Secrets that can be found again: each stands in one field of one record, and nowhere else."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from string import ascii_lowercase
from typing import Any

from django.utils import dateformat

# What `Mint` mints, wherever it shows: in a page, a header, a log line, an address.
# A short name in an address is made of a title, in small letters.
TEXT = re.compile(r"CANARY-[a-z0-9_]+-[a-z0-9_]+-[a-z0-9_]+-(\d{4})", re.IGNORECASE)
# How thousands are parted: 7.710.042.
THOUSANDS = (".", "’", "\u00a0", "\u202f")
NAME = re.compile(r"Canary([a-z]{4})", re.IGNORECASE)


@dataclass(frozen=True)
class Canary:
    """A value that stands in `field` ("Model.field") of a record of the case with this name.

    Or of the thing of the site with this name: no two of all have one name.
    """

    field: str
    case: str
    value: str

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way in which a page, a paper or an export may write the value."""
        if self.value.isdecimal():
            return (self.value, *(f"{int(self.value):,}".replace(",", sign) for sign in THOUSANDS))
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", self.value):
            return (self.value,)
        day = date.fromisoformat(self.value)
        ways = ("Y-m-d", "d/m/Y", "j F Y", "j M Y", "d.m.Y")
        return tuple(dateformat.format(day, way).lower() for way in ways)

    @property
    def folded(self) -> str:
        """Letters and digits alone: found even where a line breaks or an address is quoted."""
        return folded(self.value)


def in_text(text: str, canaries: Mapping[str, Canary]) -> Iterator[Canary]:
    """The texts and names that show in `text`.

    A token of random letters may begin like a name, about once in a million pages: what was never
    minted is none.
    """
    for value in {f"CANARY{found[0][6:].lower()}" for found in TEXT.finditer(text)}:
        yield canaries[value]
    names = {f"Canary{found[1].lower()}" for found in NAME.finditer(text)}
    yield from (canaries[name] for name in names & canaries.keys())


def folded(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


class Mint:
    """Makes canaries and remembers each by its value; no two begin alike."""

    def __init__(self) -> None:
        self.canaries: dict[str, Canary] = {}

    def text(self, field: str, case: str) -> str:
        """`CANARY-visitrecord-facts-visits-0042`: at most 60 signs."""
        where = field.lower().replace(".", "-")
        return self._keep(field, case, f"CANARY-{where}-{case}-{self._next:04}")

    def name(self, field: str, case: str) -> str:
        """`Canaryaabq`: letters alone, as a person's name has to be to be searched for."""
        return self._keep(field, case, f"Canary{_letters(self._next)}")

    def number(self, field: str, case: str) -> int:
        """A number of seven digits that no other record bears."""
        return int(self._keep(field, case, str(7_710_000 + self._next)))

    def day(self, field: str, case: str, since: date) -> date:
        """The first day from `since` that no other record bears."""
        day = since
        while day.isoformat() in self.canaries:
            day += timedelta(days=1)
        self._keep(field, case, day.isoformat())
        return day

    @property
    def _next(self) -> int:
        return len(self.canaries)

    def _keep(self, field: str, case: str, value: Any) -> str:
        assert value not in self.canaries, value
        self.canaries[value] = Canary(field, case, value)
        return str(value)


def _letters(number: int) -> str:
    letters = ""
    for _ in range(4):
        number, rest = divmod(number, len(ascii_lowercase))
        letters = ascii_lowercase[rest] + letters
    return letters
