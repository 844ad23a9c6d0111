"""What was found, and how much was looked at."""

import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

TOLD_EVERY = 20
"""Rounds of the site, of the table, of the other ways."""


@dataclass(frozen=True)
class Finding:
    """Something that ran, broke, vanished or was said in the wrong words."""

    kind: str
    where: str
    detail: str

    def __str__(self) -> str:
        return f"{self.kind} | {self.where} | {self.detail}"


@dataclass
class Ledger:
    """The figures of a run. A finding of the same kind at the same place is counted, told once."""

    loud: bool = False
    figures: Counter[str] = field(default_factory=Counter)
    fields: set[tuple[str, str]] = field(default_factory=set)
    found: dict[tuple[str, str], Finding] = field(default_factory=dict)
    began: float = field(default_factory=time.perf_counter)

    def count(self, what: str, number: int = 1) -> None:
        self.figures[what] += number

    def find(self, kind: str, where: str, detail: str) -> None:
        self.figures["findings"] += 1
        if (kind, where) not in self.found:
            self.found[kind, where] = Finding(kind, where, detail[:400])
            self.tell(f"! {self.found[kind, where]}")

    def add(self, other: "Ledger") -> None:
        """Take up what another process found and counted."""
        self.figures += other.figures
        self.fields |= other.fields
        self.found |= other.found

    def tell(self, line: str) -> None:
        """Progress, with the minutes that passed."""
        if self.loud:
            passed = time.perf_counter() - self.began
            sys.stdout.write(f"[{passed / 60:5.1f} min] {line}\n")
            sys.stdout.flush()

    def along(self, what: str, rounds: Sequence[int]) -> Iterator[int]:
        """The rounds, telling from time to time how many of them are done."""
        for done, turn in enumerate(rounds):
            if done % TOLD_EVERY == 0:
                self.tell(f"{what}: {done} of {len(rounds)} rounds")
            yield turn

    def summary(self) -> str:
        lines = [f"{name}: {number}" for name, number in sorted(self.figures.items())]
        lines.append(f"fields: {len(self.fields)}")
        lines += [str(each) for each in self.found.values()]
        return "\n".join(lines)
