"""What the tests of the engine stand on when many work at once."""

from collections.abc import Iterator
from pathlib import Path
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
