"""Tests the house itself: its floors, its limits, and the rules that no single test would hold."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from io import StringIO
from pathlib import Path
from pkgutil import iter_modules
from statistics import median
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from importlinter.cli import lint_imports

import workflows.processes
from permissions.matrix import MATRIX
from permissions.roles import Role
from workflows.engine.flow import TreeFlow
from workflows.engine.nodes import HumanTask

ROOT = Path(__file__).parents[1]
FLOORS = ("permissions", "workflows", "intranet")

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
LONG_FUNCTION = 20
NAMELESS = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}

# Writes that leave no history. Each place has its reason; a place that is gone is struck off.
UNRECORDED_WRITES = {
    "permissions/grants.py": "grants are derived from roles, and these have a history",
}
UNRECORDED = {"bulk_create", "bulk_update", "delete", "_raw_delete", "raw", "executemany"}
GUARDIAN_SHORTCUTS = {"assign_perm", "remove_perm", "bulk_assign_perm", "bulk_remove_perm"}
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


def flows() -> list[type[TreeFlow]]:
    package = workflows.processes
    for module in iter_modules(package.__path__, f"{package.__name__}."):
        import_module(module.name)
    return [flow for flow in subclasses(TreeFlow) if flow.__module__.startswith(package.__name__)]


def subclasses(base: type[TreeFlow]) -> Iterator[type[TreeFlow]]:
    for each in base.__subclasses__():
        yield each
        yield from subclasses(each)


def human_nodes() -> list[Any]:
    return [node for flow in flows() for node in flow.instance.nodes() if node.task_type == "HUMAN"]


def granted() -> set[str]:
    """Every permission that the matrix gives to anybody."""
    states = (roles for kind in MATRIX.values() for roles in kind.values())
    return {each for roles in states for names in roles.values() for each in names}


def test_imports_only_run_down() -> None:
    exit_code = lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None)

    assert exit_code == 0


def test_files_stay_short() -> None:
    sizes = {name(path): lines(path) for path in [*sources(*FLOORS, "tests"), *templates()]}

    assert {path: size for path, size in sizes.items() if size > LONGEST_FILE} == {}


def test_files_are_mostly_a_page() -> None:
    sizes = [lines(path) for path in sources(*FLOORS) if lines(path)]

    assert median(sizes) <= 80


def test_functions_stay_short() -> None:
    sizes = {
        f"{name(path)}: {function.name}": length(function)
        for path in sources(*FLOORS, "tests")
        for function in functions(path)
    }

    assert {each: size for each, size in sizes.items() if size > LONGEST_FUNCTION} == {}


def test_functions_are_mostly_a_few_lines() -> None:
    sizes = [length(function) for path in sources(*FLOORS) for function in functions(path)]

    long = [size for size in sizes if size > LONG_FUNCTION]
    assert median(sizes) <= 7
    assert len(long) <= len(sizes) / 20


def test_modules_have_names() -> None:
    parts = {
        part for path in sources(*FLOORS, "tests") for part in name(path.with_suffix("")).split("/")
    }

    assert parts & NAMELESS == set()


def test_grants_are_written_in_one_place() -> None:
    writers = {
        name(path)
        for path in sources(*FLOORS)
        for called, call in calls(path)
        if called in GUARDIAN_SHORTCUTS
        or (called in WRITES and re.search(r"ObjectPermission|obj_perms_model", ast.unparse(call)))
    }

    assert writers - {"permissions/grants.py"} == set()


def test_writes_leave_a_history() -> None:
    places = {
        name(path)
        for path in sources(*FLOORS)
        for called, call in calls(path)
        if called in UNRECORDED or _is_queryset_update(called, call) or _is_partial_save(call)
    }

    assert places == set(UNRECORDED_WRITES)


def _is_queryset_update(called: str, call: ast.Call) -> bool:
    return called == "update" and bool(call.keywords) and not call.args


def _is_partial_save(call: ast.Call) -> bool:
    return any(keyword.arg == "update_fields" for keyword in call.keywords)


def test_actions_are_actions() -> None:
    modules = [path for path in sources("workflows") if "actions" in (path.stem, path.parent.name)]
    verbs = [
        (name(path), node)
        for path in modules
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]

    bare = [
        f"{path}: {verb.name}"
        for path, verb in verbs
        if not any(ast.unparse(each).startswith("action(") for each in verb.decorator_list)
    ]
    assert len(verbs) >= 10
    assert bare == []


def test_pages_and_flows_write_only_by_actions() -> None:
    writers = {
        f"{name(path)}: {ast.unparse(call)}"
        for path in sources("workflows/processes", "intranet")
        for called, call in calls(path)
        if called in WRITES - {"update"} or _is_queryset_update(called, call)
    }

    assert writers == set()


@pytest.mark.parametrize(
    "forbidden",
    [
        r"<script(?![^>]*\bsrc=)",
        r"<style\b",
        r"\sstyle\s*=",
        r"<[^>]*\son\w+\s*=",
        r"\|\s*safe\b",
        r"\{%\s*autoescape\s+off",
        r"<(?:script|link|img|iframe|source)\b[^>]*[\"']\s*(?:https?:)?//",
    ],
)
def test_templates_hold_nothing_that_the_browser_must_refuse(forbidden: str) -> None:
    pages = templates()

    assert len(pages) >= 10
    assert [name(page) for page in pages if re.search(forbidden, page.read_text())] == []


def test_human_nodes_have_a_permission_and_a_term() -> None:
    nodes = human_nodes()

    careless = [
        str(node)
        for node in nodes
        if not isinstance(node, HumanTask)
        or node.permission not in granted()
        or not callable(getattr(node.term, "due", None))
        or node.lane not in node.flow_class.lanes
    ]
    assert len(nodes) >= 10
    assert careless == []


@pytest.mark.django_db
def test_matrix_names_permissions_that_exist() -> None:
    existing = Permission.objects.values_list("content_type__app_label", "codename")

    assert granted() - {f"{label}.{codename}" for label, codename in existing} == set()


def test_matrix_names_roles_that_exist() -> None:
    named = {role for kind in MATRIX.values() for roles in kind.values() for role in roles}

    assert named <= set(Role)


@pytest.mark.django_db
def test_committed_diagrams_equal_the_flows() -> None:
    call_command("flow_diagrams", check=True, stdout=StringIO())


def test_suite_leaves_nothing_out() -> None:
    ways_out = re.compile(r"mark\.(?:skip|xfail)\b|unittest\.mock|@patch\b")

    assert [
        name(path)
        for path in sources("tests")
        if path != Path(__file__) and ways_out.search(path.read_text())
    ] == []
