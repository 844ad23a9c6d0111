"""A mutant: one thing changed, where, and how it is applied."""

import difflib
import enum
from collections.abc import Callable
from dataclasses import dataclass


class Way(enum.Enum):
    """How a mutant is applied in a process of its own; the quickest that is faithful."""

    CODE = "the code of a function is exchanged in the running product"
    DECLARATION = "an attribute of a class is exchanged likewise"
    POLICY = "an entry of a table, or an attribute of an object, is exchanged likewise"
    IMPORT = "the product is loaded anew, with the changed module"


@dataclass(frozen=True)
class Mutant:
    kind: str
    path: str  # of the module, from the root
    place: str  # the function or class, as Python names it
    way: Way
    lines: range  # where the change is, in the module as it stands
    before: str
    after: str
    source: str = ""  # of the whole module, changed
    exchange: Callable[[], None] | None = None  # of a policy
    twins: int = 0  # before it, in the same place, that read the same

    @property
    def diff(self) -> str:
        """What changed, with a line around it."""
        changed = difflib.unified_diff(
            self.before.splitlines(), self.after.splitlines(), lineterm="", n=1
        )
        return "\n".join(line for line in changed if not line.startswith(("---", "+++", "@@")))

    @property
    def name(self) -> str:
        """The same as long as the place and the change are: for the list of equivalents."""
        lines = [line for line in self.diff.splitlines() if line.startswith(("-", "+"))]
        change = " ".join(f"{line[0]} {line[1:].strip()}" for line in lines)
        twin = f" ({self.twins + 1})" if self.twins else ""
        return f"{self.path} {self.place}: {self.kind}: {change}{twin}"

    def __str__(self) -> str:
        where = f"{self.path}:{self.lines.start} {self.place}"
        return f"{where}: {self.kind}\n{self.diff}"
