"""What was checked, and what was found wrong."""

from collections import Counter
from dataclasses import dataclass, field

# Somebody sees or does what is not theirs; does not, what is; the site fails; reading writes;
# the table says nothing.
KINDS = ("leak", "closed door", "failure", "write", "missing row")


@dataclass
class Tally:
    """Checks by what was asked; findings by their kind, each in words."""

    checks: Counter[str] = field(default_factory=Counter)
    findings: list[tuple[str, str]] = field(default_factory=list)

    def find(self, kind: str, words: str) -> None:
        assert kind in KINDS
        self.findings.append((kind, words))

    def add(self, other: "Tally") -> None:
        self.checks += other.checks
        self.findings += other.findings

    @property
    def total(self) -> int:
        return self.checks.total()
