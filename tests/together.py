"""Many at once: on a database that queues its writers, each with a connection of its own."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.db import connections


@pytest.fixture
def on_disk(transactional_db: Any, tmp_path: Path) -> Iterator[None]:
    """A database that several connections can write: PostgreSQL, or SQLite in a file.

    The suite's SQLite lives in memory, where writers do not queue.
    """
    memory = connections["default"]
    if memory.vendor != "sqlite":
        yield
        return
    named, path = memory.settings_dict["NAME"], tmp_path / "together.sqlite3"
    memory.cursor().execute("VACUUM INTO %s", [str(path)])
    memory.settings_dict["NAME"] = path
    connections["default"] = connections.create_connection("default")
    yield
    connections["default"].close()
    memory.settings_dict["NAME"] = named
    connections["default"] = memory


def together(*calls: Callable[[], Any]) -> list[Exception | None]:
    """Make all calls at the same moment, each on a connection of its own; what each raised."""
    ready = Barrier(len(calls))

    def make(call: Callable[[], Any]) -> Exception | None:
        ready.wait()
        try:
            call()
        except Exception as error:
            return error
        finally:
            connections.close_all()
        return None

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(make, calls))
