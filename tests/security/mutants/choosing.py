"""Which tests may kill a mutant, the likeliest first."""

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import accumulate
from math import inf
from pathlib import PurePath

from tests.security.mutants.mutant import Mutant, Way
from tests.security.mutants.touched import Lines, Touched

# Seconds: so little that all such tests of the same room come first.
QUICK = 0.1
TABLES = re.compile(r"tests/(?:security/matrix|permissions)/test_(?:table|matrix)")


class Choice:
    """Tests are numbered as they were collected; `nodes` are their names in that order."""

    def __init__(
        self,
        nodes: list[str],
        touched: Touched,
        at_import: Lines,
        at_first: Lines,
        seconds: Mapping[int, float],
        killers: Mapping[str, str],
        longest: float = 0,
    ) -> None:
        self.nodes = nodes
        self.touched = touched
        self.at_import = at_import
        self.at_first = at_first
        self.seconds = seconds
        self.numbers = {node: number for number, node in enumerate(nodes)}
        self.killers = dict(killers)
        self.longest = longest or inf
        # Where one mutant died, its neighbours die too.
        self.recent: dict[str, list[int]] = defaultdict(list)

    def is_to_be_loaded(self, mutant: Mutant) -> bool:
        """Whether what the mutant changes runs when the product is loaded, or once at its start."""
        ran_before = _runs_in(self.at_import, mutant) or self._runs_once(mutant)
        return mutant.way is Way.IMPORT or (mutant.way is Way.CODE and ran_before)

    def _runs_once(self, mutant: Mutant) -> bool:
        """Whether no test runs it, for it ran before, and what it found is kept."""
        before = _runs_in(self.at_import, mutant) or _runs_in(self.at_first, mutant)
        return before and not self._near(mutant)

    def _near(self, mutant: Mutant) -> set[int]:
        lines = self.touched.get(mutant.path, {})
        return set[int]().union(*(lines.get(line, set()) for line in mutant.lines))

    def tests(self, mutant: Mutant) -> list[int]:
        """Those that run the changed lines; for what runs only at loading, every test."""
        near = self._near(mutant)
        all_there_are = mutant.way is not Way.CODE or self._runs_once(mutant)
        found = set(self.seconds) if all_there_are else near & self.seconds.keys()
        module = set[int]().union(*self.touched.get(mutant.path, {}).values())
        recent = self._recent(mutant)
        room = f"tests/{PurePath(mutant.path).parent}/"
        killer = self.numbers.get(self.killers.get(mutant.name, ""))

        def rank(test: int) -> tuple[bool, float, bool, bool, bool, bool, float]:
            return (
                test != killer,
                # The quick ones first: one that takes a minute kills as well, and stays ahead.
                self.seconds[test] if test in recent else inf,
                not (self.nodes[test].startswith(room) and self.seconds[test] < QUICK),
                not _mirrors(self.nodes[test], mutant.path),
                test not in near,
                test not in module,
                self.seconds[test],
            )

        ordered = sorted(found, key=rank)
        ends = accumulate(self.seconds[test] for test in ordered)
        return [test for test, end in zip(ordered, ends, strict=True) if end <= self.longest]

    def tables(self) -> list[int]:
        """The tests that state what every role may, quick ones first."""
        found = [test for test in self.seconds if TABLES.match(self.nodes[test])]
        return sorted(found, key=lambda test: self.seconds[test])

    def remember(self, mutant: Mutant, killer: str) -> None:
        """The test that killed it: first the next time, and early for those beside it."""
        self.killers[mutant.name] = killer
        for here in (mutant.path, mutant.kind) if killer in self.numbers else ():
            recent, test = self.recent[here], self.numbers[killer]
            if test in recent:
                recent.remove(test)
            recent.append(test)

    def _recent(self, mutant: Mutant) -> set[int]:
        """The last killers of its kind, and those of its module."""
        return {*self.recent[mutant.kind][-5:], *self.recent[mutant.path]}


def _runs_in(lines: Lines, mutant: Mutant) -> bool:
    return any((mutant.path, line) in lines for line in mutant.lines)


def _mirrors(node: str, path: str) -> bool:
    """Whether the test lies where the tree of the tests mirrors the module."""
    module, test = PurePath(path), PurePath(node.partition("::")[0])
    return test.parent == PurePath("tests") / module.parent and test.stem.startswith(
        f"test_{module.stem}"
    )
