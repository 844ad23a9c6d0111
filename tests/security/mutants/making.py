"""The mutants of a module: every operator at every spot."""

import ast
import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.security.mutants.mutant import Mutant, Way

# Importing an operator lists it.
from tests.security.mutants.operators import (  # noqa: F401
    conditions,
    declarations,
    queries,
    statements,
    values,
)
from tests.security.mutants.operators.offers import OPERATORS
from tests.security.mutants.spots import Spot, spots


class _Exchange(ast.NodeTransformer):
    """Puts one node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return self.new if node is self.old else self.generic_visit(node)


def mutants_of(path: str, root: Path) -> Iterator[Mutant]:
    """Every mutant of the module at `path` under `root`; two that do the same are one."""
    names: Counter[str] = Counter()
    for mutant in _all(path, (root / path).read_text()):
        names[mutant.name] += 1
        yield replace(mutant, twins=names[mutant.name] - 1)


def _all(path: str, text: str) -> Iterator[Mutant]:
    seen: set[str] = set()
    for spot in list(spots(ast.parse(text))):
        before = ast.unparse(spot.shown)
        for kind, (node_type, offer) in OPERATORS.items():
            for new in list(offer(spot.node)) if isinstance(spot.node, node_type) else ():
                mutant = _mutant(path, text, spot, kind, before, _with(spot, new))
                if mutant.source not in seen:
                    seen.add(mutant.source)
                    yield mutant


def _with(spot: Spot, new: ast.AST) -> str:
    """The statement as it reads with `new` in the place of the node; the tree stays as it was."""
    if spot.node is spot.shown:
        return ast.unparse(ast.fix_missing_locations(new))
    _Exchange(spot.node, new).visit(spot.shown)
    after = ast.unparse(spot.shown)
    _Exchange(new, spot.node).visit(spot.shown)
    return after


def _mutant(path: str, text: str, spot: Spot, kind: str, before: str, after: str) -> Mutant:
    return Mutant(
        kind=kind,
        path=path,
        place=spot.place,
        # A function that always gives one answer keeps its decorators: only its code is changed.
        way=Way.CODE if kind == "answer fixed" else spot.way,
        lines=spot.lines,
        before=before,
        after=after,
        source=_spliced(text, spot.shown, after),
    )


def _spliced(text: str, statement: ast.stmt, after: str) -> str:
    """The module with other words in the place of a statement and its decorators."""
    lines = text.splitlines()
    decorators = getattr(statement, "decorator_list", [])
    first = min([statement.lineno, *(each.lineno for each in decorators)]) - 1
    indented = textwrap.indent(after, " " * statement.col_offset)
    return "\n".join([*lines[:first], indented, *lines[statement.end_lineno :], ""])
