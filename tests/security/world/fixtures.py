"""The world for a test: `def test_…(world): world.users["ada"], world.cases["visits"]`."""

from typing import Any

import pytest

from tests.security.world.building import world as told
from tests.security.world.world import NOW, World


@pytest.fixture
def world(db: Any, clock: Any) -> World:
    """Everybody and every case, at a quarter to eleven on Monday 9 November 2026."""
    clock.move_to(NOW)
    return told()
