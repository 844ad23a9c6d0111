from typing import Any

import pytest

from tests.personas import Persona
from tests.refusals import refused
from tests.workflows.cases.actions.test_records import RECORD
from tests.workflows.cases.bookings import booked, booking
from workflows.cases.actions.closing import close_case, review_plan
from workflows.cases.actions.records import return_record, validate_record, write_record
from workflows.cases.models import Case, PlanReview

END: dict[str, Any] = {"goes_on": False, "reasons": "Ripresa.", "outcome": "liberalised"}


@pytest.fixture
def visiting(assigned: Case) -> Case:
    """A case whose visits are running, with none in its calendar yet."""
    assigned.state = "visits"
    assigned.save()
    return assigned


def test_end_without_an_outcome_is_refused(visiting: Case, bruno: Persona) -> None:
    with refused("outcome"):
        review_plan(visiting, by=bruno.user, goes_on=False, reasons="Ripresa.")


def test_review_waits_for_every_visit_and_its_record(visiting: Case, bruno: Persona) -> None:
    visit = booked(booking(visiting))

    for state in ("proposed", "confirmed", "held", "interrupted", "refused"):
        visit.state = state
        visit.save()
        for goes_on in (True, False):
            with refused(says="convalidato"):
                review_plan(visiting, by=bruno.user, **{**END, "goes_on": goes_on})


def test_review_waits_for_the_validation_of_the_record(
    visiting: Case, ada: Persona, bruno: Persona
) -> None:
    record = write_record(booked(booking(visiting), state="held"), by=ada.user, **RECORD)
    with refused():
        review_plan(visiting, by=bruno.user, **END)
    return_record(record, by=bruno.user, remarks="Manca il saluto")
    with refused():
        review_plan(visiting, by=bruno.user, **END)
    write_record(record.visit, by=ada.user, **RECORD)
    record.refresh_from_db()
    validate_record(record, by=bruno.user)

    review_plan(visiting, by=bruno.user, **END)

    assert visiting.state == "closing"


@pytest.mark.parametrize("state", ["cancelled", "absence"])
def test_review_needs_no_record_of_what_did_not_happen(
    visiting: Case, bruno: Persona, state: str
) -> None:
    booked(booking(visiting), state=state)

    review_plan(visiting, by=bruno.user, **END)

    assert visiting.state == "closing"


def test_review_that_goes_on_proposes_no_outcome(visiting: Case, bruno: Persona) -> None:
    review_plan(visiting, by=bruno.user, **{**END, "goes_on": True})

    assert visiting.state == "ready"
    assert PlanReview.objects.get(case=visiting).outcome == ""


def test_close_takes_the_outcome_of_the_last_review(
    visiting: Case, bruno: Persona, ada: Persona
) -> None:
    review_plan(visiting, by=bruno.user, goes_on=True, reasons="Si prosegue.")
    visiting.state = "visits"
    visiting.save()
    review_plan(visiting, by=bruno.user, **END)

    close_case(visiting, by=bruno.user)

    visiting.refresh_from_db()
    assert (visiting.state, visiting.outcome) == ("closed", "liberalised")
    assert visiting.closed_at is not None
    assert not ada.sees(visiting)


def test_close_before_the_report_is_refused(visiting: Case, bruno: Persona, ada: Persona) -> None:
    with refused(says="Incontri in corso"):
        close_case(visiting, by=bruno.user)

    assert ada.sees(visiting)
