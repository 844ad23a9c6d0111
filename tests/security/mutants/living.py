"""Changing the product while it runs: for the mutants that need no loading anew."""

import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from types import FunctionType
from typing import Any

from tests.security.mutants.mutant import Mutant, Way
from tests.security.mutants.touched import functions_of, with_inner


class Unchangeable(Exception):
    """The running product cannot take this mutant: it is to be loaded anew with it."""


class Live:
    """The functions of some modules as they are loaded, by the place where they are defined.

    They are looked for once: whoever reads every object there is copies the memory of the process
    that it was forked from.
    """

    def __init__(self, root: Path, paths: Iterable[str]) -> None:
        self.root = root
        self.functions: dict[tuple[str, str], list[FunctionType]] = defaultdict(list)
        for function in functions_of(str(root / path) for path in paths):
            code = function.__code__
            self.functions[code.co_filename, code.co_qualname].append(function)

    def change(self, mutant: Mutant) -> None:
        """Put the mutant in force in this process, for good. Raises Unchangeable."""
        if mutant.way is Way.CODE:
            self._exchange_code(mutant)
        elif mutant.way is Way.DECLARATION:
            _declare(mutant)
        elif mutant.exchange:
            mutant.exchange()
        else:
            raise Unchangeable(mutant.name)

    def _exchange_code(self, mutant: Mutant) -> None:
        filename = str(self.root / mutant.path)
        code = compile(mutant.source, filename, "exec")
        changed = {each.co_qualname: each for each in with_inner(code)}[mutant.place]
        functions = self.functions[filename, mutant.place]
        if not functions or any(f.__code__.co_freevars != changed.co_freevars for f in functions):
            raise Unchangeable(mutant.name)
        for function in functions:
            function.__code__ = changed


def module_of(path: str) -> str:
    """The name under which Python loads the module at `path`."""
    return ".".join(Path(path).with_suffix("").parts).removesuffix(".__init__")


def _declare(mutant: Mutant) -> None:
    """Run the one changed line of the class anew, beside all else that it declares."""
    owner_name, _, name = mutant.place.rpartition(".")
    module = sys.modules[module_of(mutant.path)]
    owner: Any = module
    for step in owner_name.split("."):
        owner = getattr(owner, step)
    namespace = {**vars(module), **vars(owner)}
    exec(mutant.after, namespace)  # noqa: S102  (a line of the product, changed by us)
    setattr(owner, name, namespace[name])
