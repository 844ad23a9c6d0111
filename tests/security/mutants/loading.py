"""One mutant against some tests, with the whole product loaded anew: the faithful way.

The database is copied from one that was migrated before: making it takes longest.
"""

import contextlib
import importlib.util
import sqlite3
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter
from types import CodeType
from typing import Any

import pytest
from django.db.backends.sqlite3.creation import DatabaseCreation

from tests.security.mutants.trials import KILLED, OPTIONS, SURVIVED, Verdict, silence

# What takes long to import and knows no application.
HEAVY = [
    "django.contrib.admin.sites",
    "django.forms",
    "django.test.client",
    "django.views.generic",
    "holidays",
    "hypothesis.strategies",
    "pypdf",
    "pytest_django.plugin",
    "time_machine",
    "typst",
    "xdist.plugin",
]


class Changed(SourceFileLoader):
    """Loads one module from a text that is on no disk."""

    def __init__(self, name: str, path: str, text: str) -> None:
        super().__init__(name, path)
        self.text = text

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.text, self.path, "exec", dont_inherit=True)

    def find_spec(self, name: str, path: object, target: object = None) -> ModuleSpec | None:
        if name != self.name:
            return None
        return importlib.util.spec_from_file_location(name, self.path, loader=self)


class InOrder:
    """A pytest plugin: runs the tests that were asked for, in that order, and names a failure."""

    def __init__(self, tests: Sequence[str]) -> None:
        self.places = {test: place for place, test in enumerate(tests)}
        self.failed = ""

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if item.nodeid in self.places]
        items.sort(key=lambda item: self.places[item.nodeid])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed = self.failed or report.nodeid


def anew(
    answer: Connection, module: str, path: str, text: str, tests: Sequence[str], database: str
) -> None:
    """Load the product with `text` in the place of one module, and stop at the first failure."""
    start = perf_counter()
    sys.meta_path.insert(0, Changed(module, path, text))
    _copy_instead_of_migrating(database)
    order = InOrder(tests)
    files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
    survived = False
    silence()
    with contextlib.suppress(BaseException):
        survived = pytest.main([*OPTIONS, "-x", *files], plugins=[order]) == pytest.ExitCode.OK
    result = SURVIVED if survived else KILLED
    killer = order.failed or ("" if survived else "the product does not load")
    answer.send(Verdict(result, killer, perf_counter() - start))


def _copy_instead_of_migrating(database: str) -> None:
    def create_test_db(self: Any, *_: Any, **__: Any) -> str:
        name: str = self._get_test_db_name()
        self.connection.close()
        self.connection.settings_dict["NAME"] = name
        self.connection.ensure_connection()
        with contextlib.closing(sqlite3.connect(Path(database))) as saved:
            saved.backup(self.connection.connection)
        return name

    setattr(DatabaseCreation, "create_test_db", create_test_db)  # noqa: B010  (a method)
