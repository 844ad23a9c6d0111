"""Every figure, by its code, in the order in which they are shown."""

from collections.abc import Mapping
from types import MappingProxyType

from intranet.statistics.figures.arrivals import ARRIVALS
from intranet.statistics.figures.children import CHILDREN
from intranet.statistics.figures.endings import ENDINGS
from intranet.statistics.figures.figure import Figure
from intranet.statistics.figures.load import LOAD
from intranet.statistics.figures.protection import PROTECTION
from intranet.statistics.figures.times import TIMES
from intranet.statistics.figures.visits import VISITS

EDITION = "2026.1"
"""The edition of the definitions: figures of different editions are not compared."""

FIGURES: Mapping[str, Figure] = MappingProxyType(
    {
        figure.code: figure
        for figure in (
            *ARRIVALS,
            *LOAD,
            *TIMES,
            *VISITS,
            *ENDINGS,
            *PROTECTION,
            *CHILDREN,
        )
    }
)
