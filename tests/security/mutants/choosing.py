"""Which tests may kill a mutant, the likeliest first."""

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import accumulate
from pathlib import PurePath

from tests.security.mutants.mutant import Mutant, Way
from tests.security.mutants.touched import Lines, Touched

TABLES = re.compile(r"tests/(?:security/matrix|permissions)/test_(?:table|matrix)")


class Choice:
    """Tests are numbered as they were collected; `nodes` are their names in that order."""

    def __init__(
        self,
        nodes: list[str],
        touched: Touched,
        at_import: Lines,
        seconds: Mapping[int, float],
        killers: Mapping[str, str],
        longest: float = 0,
    ) -> None:
        self.nodes = nodes
        self.touched = touched
        self.at_import = at_import
        self.seconds = seconds
        self.numbers = {node: number for number, node in enumerate(nodes)}
        self.killers = dict(killers)
        self.longest = longest or float("inf")
        # Where one mutant died, its neighbours die too.
        self.recent: dict[str, list[int]] = defaultdict(list)

    def is_to_be_loaded(self, mutant: Mutant) -> bool:
        """Whether what the mutant changes runs when the product is loaded."""
        return mutant.way is Way.IMPORT or (mutant.way is Way.CODE and self._ran_once(mutant))

    def _ran_once(self, mutant: Mutant) -> bool:
        return any((mutant.path, line) in self.at_import for line in mutant.lines)

    def tests(self, mutant: Mutant) -> list[int]:
        """Those that run the changed lines; for what runs only at loading, every test."""
        lines = self.touched.get(mutant.path, {})
        near = set[int]().union(*(lines.get(line, set()) for line in mutant.lines))
        all_there_are = mutant.way is not Way.CODE or (not near and self._ran_once(mutant))
        found = set(self.seconds) if all_there_are else near & self.seconds.keys()
        module = set[int]().union(*lines.values())
        recent = {test: place for place, test in enumerate(self.recent[mutant.path], start=1)}
        killer = self.numbers.get(self.killers.get(mutant.name, ""))

        def rank(test: int) -> tuple[bool, int, bool, bool, bool, float]:
            return (
                test != killer,
                -recent.get(test, 0),
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
        if killer in self.numbers:
            recent, test = self.recent[mutant.path], self.numbers[killer]
            if test in recent:
                recent.remove(test)
            recent.append(test)


def _mirrors(node: str, path: str) -> bool:
    """Whether the test lies where the tree of the tests mirrors the module."""
    module, test = PurePath(path), PurePath(node.partition("::")[0])
    return test.parent == PurePath("tests") / module.parent and test.stem.startswith(
        f"test_{module.stem}"
    )
