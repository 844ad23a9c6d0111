"""Whatever is done in somebody's name is an action: one transaction, and one event in the log."""

import inspect
from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import walk_packages
from types import FunctionType, ModuleType

import intranet.notifications
import permissions
import workflows.cases
import workflows.documents

# They write by actions alone, each with an event of its own.
BY_ACTIONS_ALONE: Mapping[str, str] = {
    "permissions.substitution.end_all_of": "ends each substitution by its action",
}


def functions_by_somebody() -> Iterator[tuple[str, FunctionType]]:
    """Each function that takes the author `by` by name, with its own full name."""
    for module in modules():
        for name, function in vars(module).items():
            if isinstance(function, FunctionType) and function.__module__ == module.__name__:
                by = inspect.signature(function).parameters.get("by")
                if by is not None and by.kind is by.KEYWORD_ONLY:
                    yield f"{module.__name__}.{name}", function


def modules() -> Iterator[ModuleType]:
    """Those that write, and all beside them."""
    for package in (permissions, workflows.cases, workflows.documents, intranet.notifications):
        for found in walk_packages(package.__path__, f"{package.__name__}."):
            if ".migrations" not in found.name:
                yield import_module(found.name)


def test_what_is_done_by_somebody_is_an_action() -> None:
    done = dict(functions_by_somebody())

    unrecorded = {name for name, function in done.items() if not hasattr(function, "verb")}
    assert len(done) >= 50
    assert unrecorded == set(BY_ACTIONS_ALONE)


def test_no_two_actions_are_told_by_one_verb() -> None:
    done = dict(functions_by_somebody())

    verbs = [function.verb for function in done.values() if hasattr(function, "verb")]
    assert len(verbs) == len(set(verbs))
