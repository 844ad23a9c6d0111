"""The populated world, for every proof of this room."""

from tests.security.world.fixtures import world

__all__ = ["world"]
