"""One whole table that agrees with all that is known: where other tables start from."""

from collections.abc import Mapping

from intranet.statistics.disclosure.system import Inconsistent, Key, System
from intranet.statistics.disclosure.witness import Move, other_world


def base_of(system: System) -> Mapping[Key, int]:
    """Every count; those that nobody knows are filled in so that every relation holds.

    Raises Inconsistent, with the relations broken, where no such table is found.
    """
    known = {key: cell.value or 0 for key, cell in system.cells.items()}
    unknown = [key for key, cell in system.cells.items() if cell.value is None]
    for part in system.components(unknown):
        filled = other_world(system, known, [Move(key, 1, 1.0) for key in part])
        known |= filled or {}
    if broken := [each for each in system.relations if not each.holds(each.total(known))]:
        raise Inconsistent([str(relation) for relation in broken])
    return known
