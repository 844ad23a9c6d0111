"""Records of this room: a way of working, who tries it, and what came of it."""

from intranet.network.interventions.models.adoption import Adoption
from intranet.network.interventions.models.decision import Decision, Evidence
from intranet.network.interventions.models.indicator import Direction, Indicator
from intranet.network.interventions.models.intervention import (
    InterventionModel,
    Revision,
    State,
)

__all__ = [
    "Adoption",
    "Decision",
    "Direction",
    "Evidence",
    "Indicator",
    "InterventionModel",
    "Revision",
    "State",
]
