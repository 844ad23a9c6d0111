"""Who may see and do what at the table, worked out from seats and offices when it is asked."""

from intranet.network.rights.rules import TableRules
from intranet.network.rights.standings import Standings, standings_of

__all__ = ["Standings", "TableRules", "standings_of"]
