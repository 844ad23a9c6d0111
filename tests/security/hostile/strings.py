"""The hostile texts, by family. Each is what a browser, or somebody without one, may send."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from tests.security.hostile import injections, writing


@dataclass(frozen=True)
class Hostile:
    """One text: its family, and the bytes that are sent."""

    family: str
    sent: bytes

    @property
    def arrives(self) -> str:
        """The text as the site reads it: what is not UTF-8 becomes the replacement sign."""
        return self.sent.decode("utf-8", "replace")

    def __str__(self) -> str:
        return f"{self.family} {self.sent[:60]!r}"


FAMILIES: tuple[Callable[[], Iterator[str] | Iterator[bytes]], ...] = (
    injections.elements,
    injections.attributes,
    injections.scripts,
    injections.addresses,
    injections.templates,
    injections.formulas,
    injections.typesetting,
    injections.commands,
    writing.paths,
    writing.headers,
    writing.invisible,
    writing.blanks,
    writing.letters,
    writing.signs,
    writing.controls,
    writing.entities,
    writing.numbers,
    writing.lengths,
    writing.broken,
)


@cache
def every() -> tuple[Hostile, ...]:
    """All of them, each once."""
    return tuple(
        Hostile(family.__name__, text.encode() if isinstance(text, str) else text)
        for family in FAMILIES
        for text in family()
    )


@cache
def few(most: int = 25, longest: int = 20_000) -> tuple[Hostile, ...]:
    """As many as `most`, of every family in turn, none longer than `longest` bytes."""
    short = [each for each in every() if len(each.sent) <= longest]
    families = dict.fromkeys(each.family for each in short)
    ranks = {
        each: place
        for family in families
        for place, each in enumerate(e for e in short if e.family == family)
    }
    return tuple(sorted(short, key=lambda each: ranks[each])[:most])


@cache
def worst(most: int = 40) -> tuple[Hostile, ...]:
    """Those that a browser would run, or follow, if a page let it."""
    run = {"elements", "attributes", "scripts", "addresses"}
    return tuple(each for each in few(len(every()), 200) if each.family in run)[:most]
