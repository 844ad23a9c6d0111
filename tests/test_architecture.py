"""Tests the house itself: its floors, its limits, and the rules that no single test would hold."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from io import StringIO
from pathlib import Path
from pkgutil import iter_modules
from statistics import median
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command

import workflows.processes
from permissions.matrix import MATRIX
from permissions.roles import Role
from tests.house import (
    FLOORS,
    ROOT,
    UNRECORDED,
    WRITES,
    calls,
    functions,
    holds_actions,
    is_action,
    length,
    lines,
    name,
    sources,
    templates,
    tree,
    verbs,
    writes,
)
from workflows.engine.flow import TreeFlow
from workflows.engine.nodes import HumanTask

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
LONG_FUNCTION = 20
NAMELESS = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}

# Writes that leave no history. Each has its reason; one that is gone is struck off.
UNRECORDED_WRITES = {
    "intranet/api/actions.py: update": "the last use of a key, and the end of a leaver's keys",
    "intranet/api/hooks/actions.py: delete": "messages that arrived or were given up long ago",
    "intranet/api/hooks/actions.py: update": "the end of a leaver's hooks",
    "intranet/content/actions/following.py: delete": "who followed what is in the log",
    "intranet/content/actions/sketching.py: delete": "a sketch is no record yet",
    "intranet/network/meetings/actions/agenda.py: delete": "one by one: each leaves its history",
    "intranet/network/training/actions/announcing.py: delete": "one by one, with a history",
    "intranet/network/interventions/actions/proposing.py: delete": "one by one, with a history",
    "intranet/notifications/actions.py: bulk_create": "a notice has no history",
    "intranet/portal/search/actions.py: bulk_create": "what is found is derived from the records",
    "intranet/portal/search/actions.py: delete": "as above",
    "intranet/statistics/preparation/actions.py: bulk_create": "counts derived from the records",
    "intranet/statistics/preparation/actions.py: delete": "as above",
    "intranet/statistics/releases/actions.py: bulk_create": "written once with their release",
    "permissions/grants.py: bulk_create": "grants are derived from roles, which have a history",
    "permissions/grants.py: delete": "as above",
    "permissions/people.py: delete": "second factors are the library's; their end is in the log",
    "intranet/content/actions/placing.py: bulk_update": "the order in a folder has no history",
    "intranet/content/actions/placing.py: delete": "a former address has no history",
    "intranet/content/actions/placing.py: update": "path and address follow from the tree",
    "intranet/content/actions/sharing.py: delete": "one by one: each leaves its history",
    "workflows/cases/actions/intake.py: update": "the counter of case numbers has no history",
    "workflows/documents/storage.py: delete": "a file that was being written, not a record",
    "workflows/engine/diagrams/svg.py: update": "the attributes of a drawing, not a record",
    "workflows/engine/drafts.py: delete": "a draft leaves no trace: it is not a record yet",
    "workflows/engine/jobs.py: update": "the library's rows of what is to be done: no records",
    "workflows/engine/worklist.py: _raw_delete": "the worklist is derived from tasks and grants",
    "workflows/engine/worklist.py: execute": "as above",
    "workflows/engine/worklist.py: update": "as above",
}
GUARDIAN_SHORTCUTS = {"assign_perm", "remove_perm", "bulk_assign_perm", "bulk_remove_perm"}


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
    """Asked of a process of its own: here it would silence the loggers of the house."""
    command = str(Path(sys.executable).parent / "lint-imports")

    answer = subprocess.run(
        [command, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert answer.returncode == 0, answer.stdout


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
        f"{name(path)}: {called}"
        for path in sources(*FLOORS)
        for called, call in calls(path)
        if called in UNRECORDED or _is_queryset_update(called, call) or _is_partial_save(call)
    }

    assert places == set(UNRECORDED_WRITES)


def _is_queryset_update(called: str, call: ast.Call) -> bool:
    return called == "update" and bool(call.keywords) and not call.args


def _is_partial_save(call: ast.Call) -> bool:
    return any(keyword.arg == "update_fields" for keyword in call.keywords)


def test_actions_are_declared() -> None:
    acting = [verb for _, verb in verbs() if "by" in {each.arg for each in verb.args.kwonlyargs}]

    assert len(acting) >= 10
    assert [verb.name for verb in acting if not is_action(verb)] == []


def test_steps_of_actions_are_called_by_actions_alone() -> None:
    steps = {verb.name for _, verb in verbs() if not is_action(verb) and writes(verb)}

    elsewhere = [path for path in sources(*FLOORS) if not holds_actions(path)]
    borrowed = {
        f"{name(path)}: {alias.name}"
        for path in elsewhere
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and ".actions" in (node.module or "")
        for alias in node.names
        if alias.name in steps
    }
    assert borrowed == set()


def test_pages_and_flows_write_only_by_actions() -> None:
    writers = {
        f"{name(path)}: {ast.unparse(call)}"
        for path in sources("workflows/processes", "intranet")
        if not holds_actions(path)
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
