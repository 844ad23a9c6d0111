import datetime as dt
from typing import Any

import pytest

from tests.personas import Persona
from tests.refusals import refused
from tests.workflows.cases.bookings import booked, booking
from workflows.cases.actions.records import return_record, validate_record, write_record
from workflows.cases.models import Case, Visit, VisitRecord

RECORD: dict[str, Any] = {
    "brought_by": "La madre",
    "child_arrived": dt.time(15),
    "child_left": dt.time(16),
    "facts": "Giocano insieme.",
    "statements": "«Ciao papà», la figlia.",
    "evaluations": "Si cercano.",
    "ending": "Si salutano.",
}


@pytest.fixture
def held(assigned: Case) -> Visit:
    return booked(booking(assigned), state="held")


@pytest.fixture
def record(held: Visit, ada: Persona) -> VisitRecord:
    return write_record(held, by=ada.user, **RECORD)


def test_record_of_a_visit_that_did_not_take_place_is_refused(assigned: Case, ada: Persona) -> None:
    for state in ("proposed", "confirmed", "cancelled", "absence"):
        visit = booked(booking(assigned), state=state)

        with refused():
            write_record(visit, by=ada.user, **RECORD)


@pytest.mark.parametrize("state", ["held", "interrupted", "refused"])
def test_record_keeps_facts_statements_and_evaluations_apart(
    assigned: Case, ada: Persona, state: str
) -> None:
    visit = booked(booking(assigned), state=state)

    write_record(visit, by=ada.user, **RECORD)

    record = VisitRecord.objects.get(visit=visit)
    assert (record.facts, record.statements, record.evaluations) == (
        "Giocano insieme.",
        "«Ciao papà», la figlia.",
        "Si cercano.",
    )
    assert (record.author, record.state) == (ada.user, "submitted")


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("method", {"on_personality": True, "method": " "}),
        ("child_left", {"child_left": dt.time(14, 59)}),
        ("visitor_left", {"visitor_arrived": dt.time(15), "visitor_left": dt.time(14)}),
    ],
)
def test_record_that_cannot_be_is_refused(
    held: Visit, ada: Persona, field: str, changes: dict[str, Any]
) -> None:
    with refused(field):
        write_record(held, by=ada.user, **{**RECORD, **changes})


def test_record_is_validated_by_somebody_else(
    record: VisitRecord, ada: Persona, bruno: Persona
) -> None:
    with refused(says="convalidarlo"):
        validate_record(record, by=ada.user)

    validate_record(record, by=bruno.user)

    record.refresh_from_db()
    assert (record.state, record.validator) == ("validated", bruno.user)
    assert record.validated_at is not None


def test_record_is_not_returned_by_its_author(record: VisitRecord, ada: Persona) -> None:
    with refused():
        return_record(record, by=ada.user, remarks="Ripensamento")


def test_returned_record_is_written_again(
    record: VisitRecord, ada: Persona, bruno: Persona
) -> None:
    return_record(record, by=bruno.user, remarks="Manca il saluto")
    assert (record.state, record.remarks) == ("returned", "Manca il saluto")

    write_record(record.visit, by=ada.user, **{**RECORD, "facts": "Giocano e si salutano."})

    again = VisitRecord.objects.get(visit=record.visit)
    assert again.pk == record.pk
    assert (again.facts, again.state, again.remarks) == ("Giocano e si salutano.", "submitted", "")
    assert set(again.history.values_list("facts", flat=True)) == {
        "Giocano insieme.",
        "Giocano e si salutano.",
    }


def test_returned_record_is_not_validated_before_it_is_rewritten(
    record: VisitRecord, bruno: Persona
) -> None:
    return_record(record, by=bruno.user, remarks="Manca il saluto")

    with refused():
        validate_record(record, by=bruno.user)


def test_validated_record_never_changes(
    record: VisitRecord, ada: Persona, bruno: Persona, gino: Persona
) -> None:
    validate_record(record, by=bruno.user)

    with refused():
        write_record(record.visit, by=ada.user, **{**RECORD, "facts": "Altro"})
    with refused():
        return_record(record, by=gino.user, remarks="Altro")
    with refused():
        validate_record(record, by=gino.user)
    with refused(says="non si cambia"):
        record.save()

    record.refresh_from_db()
    assert (record.facts, record.validator) == ("Giocano insieme.", bruno.user)


def test_stale_copy_of_a_validated_record_cannot_be_saved(
    record: VisitRecord, bruno: Persona, gino: Persona
) -> None:
    stale = VisitRecord.objects.get(pk=record.pk)
    validate_record(record, by=bruno.user)

    with refused(says="non si cambia"):
        return_record(stale, by=gino.user, remarks="Altro")
