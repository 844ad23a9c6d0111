"""Opening in an emergency a case that is known by its number alone."""

from permissions.audit import action, note
from permissions.breakglass import break_glass
from permissions.models import EmergencyAccess, Organisation, User
from workflows.cases.models import Case


@action("glass.tried")
def open_by_number(
    service: Organisation, number: str, reason: str, *, by: User, minutes: int
) -> EmergencyAccess | None:
    """Open for reading the case of `service` with this number; nothing where it has none.

    Either is logged, for the auditor of the service to read. Raises Refused as `break_glass`.
    """
    case = Case.objects.filter(service=service, number=number).first()
    access = break_glass(case, reason, by=by, minutes=minutes) if case else None
    note(number=number, found=case is not None)
    return access
