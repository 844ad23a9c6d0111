"""The world for a test: `def test_…(world): world.users["ada"], world.cases["visits"]`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.security.world.building import world as told
from tests.security.world.world import NOW, World
from tests.snapshot import forget_numbers


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path | None:
    """The folder that the workers of this run share; one alone needs none."""
    return None if worker_id == "master" else tmp_path_factory.getbasetemp().parent


@pytest.fixture
def world(db: Any, clock: Any, shelf: Path | None) -> Iterator[World]:
    """Everybody and every case, at a quarter to eleven on Monday 9 November 2026."""
    clock.move_to(NOW)
    yield told(shelf)
    forget_numbers()
