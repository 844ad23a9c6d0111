"""A secret address of the child of a case, and how somebody comes to read it."""

from tests.personas import Persona
from workflows.cases.actions.protected import decide_access, request_access, seal
from workflows.cases.enums import Secret
from workflows.cases.models import AccessRequest, Case, ProtectedRecord

PLACE = "Casa La Quercia, via dei Tigli 4, Monza"
REASON = "Il minore va accompagnato alla visita medica."


def sealed(case: Case, by: Persona, text: str = PLACE) -> ProtectedRecord:
    """Where the child of the case is kept."""
    return seal(case.people.children()[0], Secret.PLACEMENT, text, by=by.user)


def asked(record: ProtectedRecord, by: Persona) -> AccessRequest:
    return request_access(record, REASON, by=by.user)


def granted(record: ProtectedRecord, to: Persona, by: Persona, days: int = 2) -> AccessRequest:
    return decide_access(asked(record, to), by=by.user, granted=True, days=days)
