"""What is mutated: the floor that decides access, and every module that asks it."""

import ast
from pathlib import Path

from tests.security.mutants.spots import DECLARATIONS

FLOORS = ("permissions", "workflows", "intranet")
# Every operator: here each line is part of the decision or of its proof.
WHOLE = (
    "permissions/",
    "workflows/engine/drafts.py",
    "workflows/engine/execution.py",
    "workflows/engine/human.py",
    "workflows/engine/locks.py",
    "workflows/engine/worklist.py",
)
# Other places that hold a check without asking the ground floor by its name.
ALSO = (
    "workflows/cases/actions/",
    "workflows/documents/actions/",
    "workflows/processes/opening.py",
    "workflows/processes/views/",
)
ASKS = ("permissions.policy", "permissions.routes", "permissions.matrix")
# What a check is made of; elsewhere these alone are changed, not how a page is laid out.
CHECKS = {
    "and, or swapped",
    "argument dropped",
    "call dropped",
    "comparison turned",
    "condition in SQL dropped",
    "condition negated",
    "condition of a list dropped",
    "context dropped",
    "decorator dropped",
    "guard removed",
    "handler dropped",
    "keyword dropped",
    "not dropped",
    "nothing made something",
    "operand dropped",
    "permission swapped",
    "raise dropped",
    "role swapped",
    "step of a query dropped",
    "writing dropped",
}
OF_DECLARATIONS = {"way cut short", "kind swapped", "entry dropped"}
# Its cells are turned one by one in the table itself: see `cells`.
TABLE = "permissions/matrix.py"


def targets(root: Path) -> list[str]:
    """The modules to mutate, from the root."""
    found = (path for floor in FLOORS for path in sorted((root / floor).rglob("*.py")))
    names = (path.relative_to(root).as_posix() for path in found)
    return [name for name in names if "/migrations/" not in name and _is_target(root, name)]


def _is_target(root: Path, name: str) -> bool:
    return name.startswith((*WHOLE, *ALSO)) or _asks(root / name)


def _asks(path: Path) -> bool:
    tree = ast.parse(path.read_text())
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return bool(modules & set(ASKS))


def is_wanted(kind: str, path: str, place: str) -> bool:
    """Whether this operator has something to prove there."""
    name = place.rpartition(".")[2]
    if path == TABLE and name.isupper():
        return False
    if name in DECLARATIONS:
        return True
    if kind in OF_DECLARATIONS:
        return False
    return path.startswith(WHOLE) or kind in CHECKS
