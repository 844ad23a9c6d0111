"""Reads the source of the house, for the tests of its architecture."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
FLOORS = ("permissions", "workflows", "intranet")

UNRECORDED = {
    "bulk_create",
    "bulk_update",
    "delete",
    "_raw_delete",
    "raw",
    "execute",
    "executemany",
}
WRITES = {"create", "get_or_create", "update_or_create", "update", "save", *UNRECORDED}


def sources(*folders: str) -> list[Path]:
    """Every module under `folders`, but migrations, which Django writes."""
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return [path for path in found if "migrations" not in path.parts]


def templates() -> list[Path]:
    return [path for floor in FLOORS for path in sorted((ROOT / floor).rglob("*.html"))]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines(path: Path) -> int:
    return len(path.read_text().splitlines())


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    assert function.end_lineno
    return function.end_lineno - function.lineno + 1


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Each call with the last name of what it calls."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func).rpartition(".")[2], node


def holds_actions(path: Path) -> bool:
    return "actions" in (path.stem, path.parent.name)


def verbs() -> list[tuple[Path, ast.FunctionDef]]:
    """The functions of the modules that write records."""
    return [
        (path, node)
        for path in sources("workflows")
        if holds_actions(path)
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef)
    ]


def is_action(verb: ast.FunctionDef) -> bool:
    return any(ast.unparse(each).startswith("action(") for each in verb.decorator_list)


def writes(verb: ast.FunctionDef) -> bool:
    attributes = {node.attr for node in ast.walk(verb) if isinstance(node, ast.Attribute)}
    return bool(attributes & WRITES)
