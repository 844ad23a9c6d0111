"""The mutants of a module: every operator at every spot."""

import ast
from collections import Counter
from collections.abc import Iterator
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
    """Every mutant of the module at `path` under `root`; two that read the same are one."""
    text = (root / path).read_text()
    seen: Counter[str] = Counter()
    for index, spot in enumerate(spots(ast.parse(text))):
        for kind, (node_type, offer) in OPERATORS.items():
            if isinstance(spot.node, node_type):
                for variant in range(len(list(offer(spot.node)))):
                    mutant = _mutant(path, text, index, kind, variant)
                    seen[mutant.source] += 1
                    if seen[mutant.source] == 1:
                        yield mutant


def _mutant(path: str, text: str, index: int, kind: str, variant: int) -> Mutant:
    tree = ast.parse(text)
    spot = list(spots(tree))[index]
    before = ast.unparse(spot.shown)
    new = list(OPERATORS[kind][1](spot.node))[variant]
    exchange = _Exchange(spot.node, ast.copy_location(new, spot.node))
    changed = ast.fix_missing_locations(exchange.visit(tree))
    return Mutant(
        kind=kind,
        path=path,
        place=spot.place,
        way=_way(spot, kind),
        lines=spot.lines,
        before=before,
        after=ast.unparse(new if spot.shown is spot.node else spot.shown),
        source=ast.unparse(changed),
    )


def _way(spot: Spot, kind: str) -> Way:
    """A function that always gives one answer keeps its decorators: its code alone is changed."""
    return Way.CODE if kind == "answer fixed" else spot.way
