"""Which test runs which line of the product, by `sys.monitoring` (PEP 669)."""

import gc
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

TOOL = 3  # free for any tool
EVENTS = sys.monitoring.events
type Lines = set[tuple[str, int]]
type Touched = dict[str, dict[int, set[int]]]  # module → line → the numbers of the tests


class Watch:
    """Collects the lines of some modules that run."""

    def __init__(self, root: Path, paths: Iterable[str]) -> None:
        self.names = {str(root / path): path for path in paths}
        self.lines: Lines = set()
        sys.monitoring.use_tool_id(TOOL, "mutants")
        sys.monitoring.register_callback(TOOL, EVENTS.LINE, self._line)

    def _line(self, code: CodeType, line: int) -> Any:
        if code.co_filename in self.names:
            self.lines.add((self.names[code.co_filename], line))
        return sys.monitoring.DISABLE

    def everything(self) -> None:
        """From now on, also what runs once, while the product is loaded."""
        sys.monitoring.set_events(TOOL, EVENTS.LINE)

    def functions_alone(self) -> None:
        """From now on, only the functions that are loaded now."""
        sys.monitoring.set_events(TOOL, EVENTS.NO_EVENTS)
        for code in {function.__code__ for function in functions_of(self.names)}:
            for each in with_inner(code):
                sys.monitoring.set_local_events(TOOL, each, EVENTS.LINE)

    def taken(self) -> Lines:
        """The lines since the last call."""
        lines, self.lines = self.lines, set()
        sys.monitoring.restart_events()
        return lines


def functions_of(filenames: Iterable[str]) -> Iterator[FunctionType]:
    """Every function of these files that exists now."""
    names = set(filenames)
    for each in gc.get_objects():
        if type(each) is FunctionType and each.__code__.co_filename in names:
            yield each


def with_inner(code: CodeType) -> Iterator[CodeType]:
    """A code object and those of the functions and expressions within."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from with_inner(constant)


def by_line(found: dict[int, Lines]) -> Touched:
    """From the lines of each test to the tests of each line."""
    touched: Touched = defaultdict(lambda: defaultdict(set))
    for test, lines in found.items():
        for path, line in lines:
            touched[path][line].add(test)
    return touched
