"""Who may see and do what at the table, worked out from seats and offices when it is asked."""

from intranet.network.rights.rules import TableRules
from intranet.network.rights.standings import Standings, asked_once, standings_of

__all__ = ["Standings", "TableRules", "asked_once", "standings_of"]
