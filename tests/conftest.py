"""What the whole suite stands on."""

import shutil
from collections.abc import Iterator
from importlib.util import find_spec

import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase

from tests.fixtures import *  # noqa: F403  (the personas, for every test)
from tests.known import known
from tests.migrated import (  # noqa: F401  (fixtures)
    django_db_modify_db_settings,
    django_db_setup,
    migrated_before,
)
from tests.together import on_disk  # noqa: F401  (a fixture)

# Browser tests are read only where the packages of the group e2e are installed.
collect_ignore = [] if find_spec("playwright") else ["e2e"]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What says the same beside any database is run with that of the house alone.

    Two workers begin a half each. The second begins with what asks no database, while the first
    makes the one that it would wait for, and with what is long, so that neither ends alone.
    """
    asking = [item for item in items if _asks_a_database(item)]
    others = [item for item in items if not _asks_a_database(item)]
    if connection.vendor != "sqlite":
        alike = [item for item in asking if item.get_closest_marker("alike")]
        config.hook.pytest_deselected(items=[*others, *alike])
        asking, others = [item for item in asking if item not in alike], []
    long = [item for item in asking if item.get_closest_marker("long")]
    short = [item for item in asking if not item.get_closest_marker("long")]
    half = (len(asking) + len(others)) // 2
    items[:] = [*short[:half], *others, *long, *short[half:]]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    known.begin(set(getattr(item, "fixturenames", ())))


def _asks_a_database(item: pytest.Item) -> bool:
    """By a fixture, by its mark, or as a test case of Django's."""
    if issubclass(getattr(item, "cls", None) or object, TransactionTestCase):
        return True
    asked = {"db", "transactional_db", "on_disk"} & set(getattr(item, "fixturenames", ()))
    return bool(asked) or item.get_closest_marker("django_db") is not None


@pytest.fixture(scope="session", autouse=True)
def _papers_are_thrown_away() -> Iterator[None]:
    yield
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes do not name a test: those of an encrypted document differ in every process."""
    return argname if isinstance(val, bytes) else None
