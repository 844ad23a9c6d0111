"""From the lattice to px: how wide the columns, rows and gutters are, and where they lie."""

from dataclasses import dataclass, field

from .figures import Figure
from .graph import Link
from .placing import Placement, Row
from .tracks import Tracks
from .traffic import EAST, NORTH, SOUTH, WEST

HEADER = 46
"""Width of the title of a lane, at the left of its band."""

TRACK, MARGIN, GAP = 12, 17, 14
"""Distance of parallel tracks, room beside them, and room at the borders of the bands."""


@dataclass(slots=True)
class Scale:
    """One axis; `borders` are where a band ends or starts, one in each gutter."""

    tracks: Tracks
    middles: list[int] = field(default_factory=list)
    first_tracks: list[int] = field(default_factory=list)
    borders: list[int] = field(default_factory=list)
    length: int = 0

    def at(self, link: Link, index: int, line: int) -> int:
        """The coordinate of one part of a link's way, which runs along `line`."""
        if line % 2:
            return self.middles[line // 2]
        place, beside = self.tracks.of[link, index]
        spare = self.tracks.counts[line] - beside
        return self.first_tracks[line // 2] + TRACK * place + TRACK * spare // 2

    def add_gutter(self, line: int, before: int, after: int) -> None:
        """A gutter as wide as its tracks, with room before and after them."""
        start = self.length + before
        self.first_tracks.append(start)
        width = TRACK * (self.tracks.counts.get(line, 1) - 1)
        self.length = start + width + after

    def add_cells(self, before: int, after: int) -> None:
        self.middles.append(self.length + before)
        self.length += before + after


def scale_columns(placement: Placement, figures: dict[str, Figure], tracks: Tracks) -> Scale:
    """Columns as wide as their figures; gutters leave room for labels at their left."""
    scale = Scale(tracks, length=HEADER)
    spare = 0
    for column in range(placement.columns):
        inside = [figures[name] for name, cell in placement.cells.items() if cell.column == column]
        half = max(max(figure.reach(EAST), figure.reach(WEST)) for figure in inside)
        scale.add_gutter(2 * column, MARGIN + spare, MARGIN)
        scale.add_cells(half, half)
        spare = max(0, max(figure.overhang() for figure in inside) - half)
    scale.add_gutter(2 * placement.columns, MARGIN + spare, MARGIN)
    return scale


def scale_rows(placement: Placement, figures: dict[str, Figure], tracks: Tracks) -> Scale:
    """Rows as high as their figures; tracks between two lanes belong to the lower one."""
    scale = Scale(tracks)
    above: Row | None = None
    for at, row in enumerate((*placement.rows, None)):
        is_boundary = above is not None and row is not None and above.lane != row.lane
        start = scale.length
        scale.add_gutter(2 * at, GAP + MARGIN if is_boundary else MARGIN, MARGIN)
        scale.borders.append(start + GAP if is_boundary else start if row else scale.length)
        if row is not None:
            inside = [figures[name] for name, cell in placement.cells.items() if cell.row == at]
            scale.add_cells(*(max(one.reach(side) for one in inside) for side in (NORTH, SOUTH)))
        elif at < len(placement.rows):
            scale.add_cells(GAP, 0)
        above = row
    return scale
