"""The populated world, for every proof of this room."""

from tests.security.world.fixtures import shelf, world

__all__ = ["shelf", "world"]
