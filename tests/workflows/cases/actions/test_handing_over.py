import datetime as dt
from typing import Any

import pytest
from time_machine import Traveller

from permissions.assignment import open_to, unit_of
from permissions.grants import drift
from permissions.models import AuditEvent, Organisation
from permissions.roles import Role
from tests.personas import FATHER, MOTHER, ORDER, Persona, on, receive
from tests.refusals import refused
from tests.workflows.cases.actions.secrets import PLACE, REASON, granted, sealed
from workflows.cases.actions.handing_over import copies_of_orders, part_with, take_over
from workflows.cases.actions.intake import amend_order
from workflows.cases.actions.protected import disclose, seal
from workflows.cases.enums import Secret
from workflows.cases.models import Case, Contact, Person, ProtectedRecord

People = dict[str, Persona]


@pytest.fixture
def lodi(people: People) -> Organisation:
    return Organisation.objects.get(short_name="Lodi")


def told(case: Case) -> dict[str, Any]:
    """What the court says of the people of a case, by name."""
    order = case.current_order()
    kins = {
        (kin.child.first_name, adult.first_name): kin.kin
        for adult in case.people.adults()
        for kin in adult.children.select_related("child")
    }
    return {
        "standings": {row.person.first_name: row.standing for row in order.people.all()},
        "kins": kins,
        "order": (order.level, order.frequency, order.minutes, order.issued_on, order.expires_on),
        "reasons": set(case.reasons.values_list("reason", flat=True)),
        "court": (case.court, case.proceeding, case.register, case.referrer),
    }


def test_what_the_court_says_passes(case: Case, olga: Persona, lodi: Organisation) -> None:
    new = take_over(case, lodi, by=olga.user)

    assert told(new) == told(case)
    assert (new.service, new.state, new.operator) == (lodi, "received", None)
    assert not {each.pk for each in new.people.all()} & {each.pk for each in case.people.all()}


def test_contacts_pass_and_what_is_kept_secret_stays_sealed(
    case: Case, people: People, lodi: Organisation, clock: Traveller
) -> None:
    mother = case.people.get(first_name="Lia")
    Contact.objects.create(person=mother, phone="333 111")
    seal(mother, Secret.ADDRESS, "Via dei Tigli 4", by=people["sara"].user)
    clock.move_to(on("2026-09-09"))

    new = take_over(case, lodi, by=people["olga"].user)

    assert Contact.objects.get(person__case=new).person.first_name == "Lia"
    kept, passed = ProtectedRecord.objects.of(case).get(), ProtectedRecord.objects.of(new).get()
    assert (passed.person.first_name, passed.text) == ("Lia", "Via dei Tigli 4")
    assert (passed.kind, passed.author, passed.added_at) == (
        Secret.ADDRESS,
        people["sara"].user,
        kept.added_at,
    )
    event = AuditEvent.objects.get(verb="protected.passed")
    assert (event.object_id, event.organisation_id) == (passed.pk, lodi.pk)
    assert event.data == {"origin": kept.pk}
    assert [name for name, each in people.items() if each.sees(passed)] == ["olga"]
    assert not people["olga"].sees(ProtectedRecord.objects.of(case).get())


def test_what_is_kept_secret_opens_to_nobody_behind(assigned: Case, people: People) -> None:
    record, gino = sealed(assigned, people["sara"]), people["gino"]
    granted(record, people["ada"], gino)
    granted(record, people["bruno"], gino)
    assert disclose(record, REASON, by=gino.user) == PLACE

    part_with(assigned, by=people["olga"].user)

    assert [name for name, each in people.items() if each.sees(record)] == []
    assert not drift(record)
    with refused(says="consenso"):
        disclose(record, REASON, by=gino.user)


def test_secret_of_a_case_that_was_closed_here_is_still_opened_here(
    concluded: Case, gino: Persona, sara: Persona
) -> None:
    record = ProtectedRecord.objects.create(
        person=concluded.people.children()[0], kind=Secret.PHONE, text="333 111", author=sara.user
    )

    open_to(record, [unit_of(concluded.service, Role.HEAD)])

    assert disclose(record, REASON, by=gino.user) == "333 111"


def test_order_in_force_passes_with_those_to_come(
    case: Case, people: People, lodi: Organisation, clock: Traveller
) -> None:
    sara = people["sara"].user
    second = {**ORDER, "frequency": "fortnightly", "effective_from": dt.date(2026, 9, 10)}
    third = {**ORDER, "frequency": "monthly", "effective_from": dt.date(2026, 12, 1)}
    for order in (second, third):
        amend_order(case, by=sara, order=order, adults=(FATHER, MOTHER))
    clock.move_to(on("2026-10-01"))

    new = take_over(case, lodi, by=people["olga"].user)

    versions = new.orders.order_by("version")
    assert list(versions.values_list("version", "frequency")) == [
        (1, "fortnightly"),
        (2, "monthly"),
    ]
    assert [order.supersedes for order in versions] == [None, versions[0]]
    old = case.orders.order_by("version")
    assert copies_of_orders(case, new) == {old[1].pk: versions[0], old[2].pk: versions[1]}


def test_matter_that_is_open_there_already_is_refused(
    case: Case, people: People, lodi: Organisation
) -> None:
    known = receive(people["pia"])

    with refused(says=f"{known.number} di questo servizio"):
        take_over(case, lodi, by=people["olga"].user)


def test_visits_to_come_are_cancelled(planned: Case, olga: Persona) -> None:
    part_with(planned, by=olga.user)

    assert set(planned.visits.values_list("state", "side")) == {("cancelled", "service")}
    assert (planned.state, planned.outcome, planned.is_closed()) == (
        "transferred",
        "transferred",
        True,
    )
    assert planned.closed_at == on("2026-09-07")


def test_visit_that_took_place_is_written_down_first(
    planned: Case, people: People, clock: Traveller
) -> None:
    for _ in range(2):
        people["sara"].does("confirm_visit", planned)
    clock.move_to(on("2026-09-14", "17:00"))
    for step, who in (("hold_visit", "ada"), ("record_visit", "ada"), ("validate_record", "bruno")):
        with refused(says="verbali"):
            part_with(planned, by=people["olga"].user)
        people[who].does(step, planned, about="14 set")

    part_with(planned, by=people["olga"].user)

    states = planned.visits.order_by("starts_at").values_list("state", flat=True)
    assert list(states) == ["held", "cancelled"]


def test_operator_is_out(planned: Case, people: People) -> None:
    assert people["ada"].sees(planned)

    part_with(planned, by=people["olga"].user)

    assert not people["ada"].sees(planned)
    assert not people["ada"].sees(Person.objects.filter(case=planned)[0])
    assert people["bruno"].may("cases.view_notes", planned)
    assert not people["bruno"].may("cases.amend_order", planned)
