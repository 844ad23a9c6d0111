"""People, the organisations they work for, the roles they hold, and the log."""

from permissions.models.emergency import EmergencyAccess
from permissions.models.grant import UnitGrant, UserGrant
from permissions.models.local_role import LocalRole, Substitution
from permissions.models.log import AuditEvent, ReadEvent
from permissions.models.organisation import (
    Membership,
    Organisation,
    OrganisationGroupObjectPermission,
    OrganisationUserObjectPermission,
    Unit,
)
from permissions.models.span import SpanQuerySet, unexpired
from permissions.models.user import User

__all__ = [
    "AuditEvent",
    "EmergencyAccess",
    "LocalRole",
    "Membership",
    "Organisation",
    "OrganisationGroupObjectPermission",
    "OrganisationUserObjectPermission",
    "ReadEvent",
    "SpanQuerySet",
    "Substitution",
    "Unit",
    "UnitGrant",
    "User",
    "UserGrant",
    "unexpired",
]
