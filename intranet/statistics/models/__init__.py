"""Figures kept: of one service as they were prepared, and as they were released to the network."""

from intranet.statistics.models.cube import Cell, Cube
from intranet.statistics.models.release import Release, ReleasedCell

__all__ = ["Cell", "Cube", "Release", "ReleasedCell"]
