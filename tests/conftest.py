"""What the whole suite stands on."""

import shutil
from collections.abc import Iterator
from importlib.util import find_spec

import pytest
from django.conf import settings
from django.db import connection

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
    """What asks no database says the same beside any: it is run with that of the house alone."""
    if connection.vendor != "sqlite":
        asking = [item for item in items if _asks_a_database(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(asking)])
        items[:] = asking


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    known.begin(set(getattr(item, "fixturenames", ())))


def _asks_a_database(item: pytest.Item) -> bool:
    asked = {"db", "transactional_db", "on_disk"} & set(getattr(item, "fixturenames", ()))
    return bool(asked) or item.get_closest_marker("django_db") is not None


@pytest.fixture(scope="session", autouse=True)
def _papers_are_thrown_away() -> Iterator[None]:
    yield
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes do not name a test: those of an encrypted document differ in every process."""
    return argname if isinstance(val, bytes) else None
