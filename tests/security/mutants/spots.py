"""Where a module may be changed, and what a change there takes."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from tests.security.mutants.mutant import Way

# What a model declares of its access, in the body of its class.
DECLARATIONS = {"sights", "guard_path", "guard_paths", "guard_kind", "guard_state"}
# Parts of a definition that do nothing when it is called.
SILENT = {"annotation", "returns", "type_params", "args", "bases", "keywords"}

type Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Spot:
    """A node that may be changed, the statement it is in, and the one whose text is shown."""

    node: ast.AST
    shown: ast.stmt
    place: str
    way: Way
    lines: range


def spots(tree: ast.Module) -> Iterator[Spot]:
    """Every node of functions, decorators, constants and declarations of access."""
    for statement in tree.body:
        yield from _in_statement(statement, ())


def _in_statement(statement: ast.stmt, scope: tuple[str, ...]) -> Iterator[Spot]:
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
        yield from _in_function(statement, scope)
    elif isinstance(statement, ast.ClassDef):
        for inner in statement.body:
            yield from _in_statement(inner, (*scope, statement.name))
    elif isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value:
        yield from _in_assignment(statement, scope)


def _in_assignment(statement: ast.Assign | ast.AnnAssign, scope: tuple[str, ...]) -> Iterator[Spot]:
    target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
    name = ast.unparse(target)
    if not (name in DECLARATIONS if scope else name.isupper()):
        return
    way = Way.DECLARATION if scope else Way.IMPORT
    assert statement.value
    for node in ast.walk(statement.value):
        yield Spot(node, statement, ".".join((*scope, name)), way, _lines(statement))


def _in_function(function: Function, scope: tuple[str, ...]) -> Iterator[Spot]:
    if function.name == "__str__":
        return  # What a reader is told is no check.
    place = ".".join((*scope, function.name))
    whole = range(function.body[0].lineno, (function.end_lineno or 0) + 1)
    yield Spot(function, function, place, Way.IMPORT, whole)
    for decorator in function.decorator_list:
        for node in ast.walk(decorator):
            yield Spot(node, function, place, Way.IMPORT, whole)
    for statement in function.body:
        for node, around, way in _nodes(statement, statement, Way.CODE):
            yield Spot(node, function, place, way, _lines(around))


def _nodes(node: ast.AST, around: ast.stmt, way: Way) -> Iterator[tuple[ast.AST, ast.stmt, Way]]:
    """The nodes under one, each with its statement; those of inner functions are loaded anew."""
    if isinstance(node, ast.Assert):
        return  # It narrows a type; it never stands for a rule.
    around = node if isinstance(node, ast.stmt) else around
    inner = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    way = Way.IMPORT if inner else way
    yield node, around, way
    for name, value in ast.iter_fields(node):
        if name in SILENT and not isinstance(node, ast.Call):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _nodes(child, around, way)


def _lines(statement: ast.stmt) -> range:
    """The lines of a statement, of a compound one those of its head."""
    body = getattr(statement, "body", None)
    end = body[0].lineno - 1 if body else statement.end_lineno or 0
    return range(statement.lineno, max(end, statement.lineno) + 1)
