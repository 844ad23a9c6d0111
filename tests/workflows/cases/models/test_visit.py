import pytest
from django.db import IntegrityError, transaction

from permissions.policy import visible_to
from tests.personas import Persona
from tests.workflows.cases.actions.test_records import RECORD
from tests.workflows.cases.bookings import booked, booking
from workflows.cases.actions.records import return_record, validate_record, write_record
from workflows.cases.models import Case, Visit, VisitRecord


@pytest.fixture
def record(assigned: Case, ada: Persona) -> VisitRecord:
    return write_record(booked(booking(assigned), state="held"), by=ada.user, **RECORD)


def test_record_is_shown_to_the_referrer_once_validated(
    record: VisitRecord, irene: Persona, bruno: Persona
) -> None:
    assert not irene.sees(record)

    validate_record(record, by=bruno.user)

    assert irene.sees(record)


def test_record_sent_back_stays_hidden_from_the_referrer(
    record: VisitRecord, irene: Persona, bruno: Persona
) -> None:
    return_record(record, by=bruno.user, remarks="Manca il saluto")

    assert not irene.sees(record)


def test_record_is_never_shown_to_who_has_no_part_in_its_content(
    record: VisitRecord, bruno: Persona, people: dict[str, Persona]
) -> None:
    validate_record(record, by=bruno.user)

    seeing = {name for name, persona in people.items() if persona.sees(record)}
    assert seeing == {"ada", "bruno", "gino", "irene"}


def test_summary_tells_the_hour_of_milan_and_no_surname(assigned: Case) -> None:
    visit = Visit.objects.get(pk=booked(booking(assigned)).pk)

    assert visit.summary() == "lun 14 set, 15:00 · Marco"


def test_visit_without_duration_is_refused_by_the_database(assigned: Case) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        booked(booking(assigned, minutes=0))


def test_calendar_is_open_to_the_parties_alone(assigned: Case, people: dict[str, Persona]) -> None:
    booked(booking(assigned))

    seeing = {
        name for name, persona in people.items() if visible_to(persona.user, Visit.objects.all())
    }
    assert seeing == {"ada", "bruno", "gino", "irene", "sara"}
