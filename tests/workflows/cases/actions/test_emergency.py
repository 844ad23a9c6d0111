from permissions.models import AuditEvent, EmergencyAccess, Organisation
from tests.personas import Persona
from workflows.cases.actions.emergency import open_by_number
from workflows.cases.models import Case

REASON = "La madre ha chiamato il pronto intervento."


def test_case_is_opened_by_its_number(assigned: Case, luca: Persona) -> None:
    open_by_number(assigned.service, assigned.number, REASON, by=luca.user, minutes=10)

    assert luca.may("cases.view_notes", assigned)
    assert EmergencyAccess.objects.get().target == assigned
    verbs = set(AuditEvent.objects.filter(actor_id=luca.user.pk).values_list("verb", flat=True))
    assert verbs == {"glass.tried", "glass.broken"}


def test_number_of_another_service_opens_nothing_and_is_logged(
    case: Case, people: dict[str, Persona]
) -> None:
    lodi = Organisation.objects.get(short_name="Lodi")

    found = open_by_number(lodi, case.number, REASON, by=people["luca"].user, minutes=10)

    assert found is None
    assert not EmergencyAccess.objects.exists()
    event = AuditEvent.objects.latest("pk")
    assert (event.verb, event.organisation_id) == ("glass.tried", lodi.pk)
    assert event.data == {"number": case.number, "found": False}
