"""Records of the sessions of the coordination table."""

from intranet.network.meetings.models.agenda import AgendaPoint
from intranet.network.meetings.models.approval import Approval, Remark
from intranet.network.meetings.models.decision import Decision
from intranet.network.meetings.models.invitation import Invitation
from intranet.network.meetings.models.meeting import Meeting
from intranet.network.meetings.models.minutes import Addendum, Minutes, Wording
from intranet.network.meetings.models.sealing import Sealed

__all__ = [
    "Addendum",
    "AgendaPoint",
    "Approval",
    "Decision",
    "Invitation",
    "Meeting",
    "Minutes",
    "Remark",
    "Sealed",
    "Wording",
]
