"""A protected record: its own grant, a reason each time, and an end."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from time_machine import Traveller

from permissions.assignment import leave
from permissions.audit import broken_links
from permissions.models import AuditEvent, LocalRole
from permissions.policy import allowed
from permissions.roles import Role
from permissions.substitution import substitute
from tests.hearing import heard
from tests.personas import Persona, on
from tests.refusals import refused
from tests.workflows.cases.actions.secrets import PLACE, REASON, asked, granted, sealed
from workflows.cases.actions.assignment import assign_case
from workflows.cases.actions.people import set_contacts
from workflows.cases.actions.protected import (
    decide_access,
    disclose,
    disclosed,
    request_access,
    seal,
)
from workflows.cases.enums import Secret
from workflows.cases.models import Case, Contact

People = dict[str, Persona]


@pytest.fixture
def told() -> Iterator[list[Any]]:
    """Who was told a record, and which."""
    with heard(disclosed, "record", "by") as records:
        yield records


def test_sealed_record_is_opened_by_the_head_alone(assigned: Case, people: People) -> None:
    record = sealed(assigned, people["sara"])

    able = {name for name, each in people.items() if allowed(each.user, record)}
    assert able == {"gino"}
    assert disclose(record, REASON, by=people["gino"].user) == PLACE


@pytest.mark.parametrize("name", ["ada", "bruno", "sara", "irene", "carla", "dino", "elsa"])
def test_access_to_the_case_opens_no_record(assigned: Case, people: People, name: str) -> None:
    record = sealed(assigned, people["sara"])

    with refused(says="consenso del responsabile"):
        disclose(record, REASON, by=people[name].user)


@pytest.mark.parametrize("reason", ["", "x" * 19, " " * 30, "  troppo corto      "])
def test_record_is_opened_with_a_reason(
    assigned: Case, people: People, told: list[Any], reason: str
) -> None:
    record = sealed(assigned, people["sara"])

    with refused("reason", says="20 caratteri"):
        disclose(record, reason, by=people["gino"].user)

    assert told == []


def test_opening_is_logged_with_its_reason_and_told(
    assigned: Case, people: People, told: list[Any]
) -> None:
    record, gino = sealed(assigned, people["sara"]), people["gino"].user

    disclose(record, f"  {REASON} ", by=gino)

    event = AuditEvent.objects.latest("pk")
    assert (event.verb, event.actor_id) == ("protected.disclosed", gino.pk)
    assert event.organisation_id == assigned.service_id
    assert event.data == {"reason": REASON}
    assert broken_links(record) == []
    assert told == [(record, gino)]


def test_what_is_sealed_leaves_the_contacts_of_the_case(case: Case, sara: Persona) -> None:
    father, mother = case.people.get(first_name="Marco"), case.people.get(first_name="Lia")
    set_contacts(mother, by=sara.user, phone="02 1234567", email="", address=PLACE, workplace="")
    set_contacts(father, by=sara.user, phone="", email="", address="Via Roma 1", workplace="")

    seal(mother, Secret.ADDRESS, "via dei Tigli, 4", by=sara.user)

    kept = Contact.objects.order_by("pk").values_list("phone", "address")
    assert list(kept) == [("02 1234567", ""), ("", "Via Roma 1")]


@pytest.mark.parametrize("text", ["", "   ", "---"])
def test_nothing_is_not_sealed(case: Case, sara: Persona, text: str) -> None:
    with refused("text"):
        sealed(case, sara, text)


def test_granted_record_is_open_until_its_end(
    assigned: Case, people: People, clock: Traveller
) -> None:
    record, ada = sealed(assigned, people["sara"]), people["ada"]

    request = granted(record, ada, people["gino"], days=2)

    assert (request.state, request.until) == ("granted", on("2026-09-09"))
    clock.move_to(on("2026-09-09") - timedelta(seconds=1))
    assert disclose(record, REASON, by=ada.user) == PLACE
    clock.move_to(on("2026-09-09"))
    with refused(says="consenso"):
        disclose(record, REASON, by=ada.user)


def test_granted_record_is_open_to_who_asked_alone(assigned: Case, people: People) -> None:
    record = sealed(assigned, people["sara"])

    granted(record, people["ada"], people["gino"])

    able = {name for name, each in people.items() if allowed(each.user, record)}
    assert able == {"ada", "gino"}
    assert not people["ada"].may("cases.decide_access", record)


@pytest.mark.parametrize("days", [0, 8, -1])
def test_grant_lasts_seven_days_at_most(assigned: Case, people: People, days: int) -> None:
    request = asked(sealed(assigned, people["sara"]), people["ada"])

    with refused("days"):
        decide_access(request, by=people["gino"].user, granted=True, days=days)


def test_refusal_says_why(assigned: Case, people: People) -> None:
    record = sealed(assigned, people["sara"])
    request = asked(record, people["ada"])
    with refused("answer"):
        decide_access(request, by=people["gino"].user, granted=False, answer="  ")

    decide_access(request, by=people["gino"].user, granted=False, answer="Non serve.")

    assert (request.state, request.answer, request.until) == ("refused", "Non serve.", None)
    assert allowed(people["ada"].user, record) == set()


def test_request_is_decided_once_and_by_another(assigned: Case, people: People) -> None:
    request = asked(sealed(assigned, people["sara"]), people["ada"])
    with refused(says="propria richiesta"):
        decide_access(request, by=people["ada"].user, granted=True, days=1)
    decide_access(request, by=people["gino"].user, granted=True, days=1)

    with refused(says="già stato deciso"):
        decide_access(request, by=people["gino"].user, granted=False, answer="No.")


@pytest.mark.parametrize("name", ["sara", "irene", "luca", "carla", "dino", "elsa", "gino"])
def test_record_is_asked_for_by_who_works_on_the_case(
    assigned: Case, people: People, name: str
) -> None:
    record = sealed(assigned, people["sara"])

    with refused():
        request_access(record, REASON, by=people[name].user)


def test_record_is_asked_for_once_and_with_a_reason(assigned: Case, people: People) -> None:
    record, ada = sealed(assigned, people["sara"]), people["ada"]
    with refused("reason"):
        request_access(record, "x" * 19, by=ada.user)
    asked(record, ada)

    with refused(says="in attesa"):
        asked(record, ada)


def test_open_record_is_not_asked_for_again(assigned: Case, people: People) -> None:
    record, ada = sealed(assigned, people["sara"]), people["ada"]
    granted(record, ada, people["gino"])

    with refused(says="già aprire"):
        asked(record, ada)


def test_grant_ends_with_the_assignment(assigned: Case, people: People) -> None:
    record, ada = sealed(assigned, people["sara"]), people["ada"]
    granted(record, ada, people["gino"])

    assign_case(assigned, by=people["bruno"].user, operator=people["luca"].user)

    assert allowed(ada.user, record) == set()
    assert not LocalRole.objects.current().filter(user=ada.user).exists()


def test_grant_ends_with_the_office(assigned: Case, people: People) -> None:
    record, bruno = sealed(assigned, people["sara"]), people["bruno"]
    granted(record, bruno, people["gino"])

    leave(assigned.service, bruno.user, Role.COORDINATOR, by=people["gino"].user)

    assert allowed(bruno.user, record) == set()


def test_request_of_who_left_the_case_is_not_granted(assigned: Case, people: People) -> None:
    request = asked(sealed(assigned, people["sara"]), people["ada"])
    assign_case(assigned, by=people["bruno"].user, operator=people["luca"].user)

    with refused(says="non lavora più"):
        decide_access(request, by=people["gino"].user, granted=True, days=1)


@pytest.mark.parametrize("order", ["granted, then absent", "absent, then granted"])
def test_grant_passes_to_no_substitute(assigned: Case, people: People, order: str) -> None:
    ada, luca, gino = people["ada"], people["luca"], people["gino"]
    record = sealed(assigned, people["sara"])
    request = asked(record, ada)

    if order.startswith("granted"):
        decide_access(request, by=gino.user, granted=True, days=2)
    substitute(
        assigned.service,
        ada.user,
        luca.user,
        since=on("2026-09-07"),
        until=on("2026-09-12"),
        by=people["bruno"].user,
    )
    if order.startswith("absent"):
        decide_access(request, by=gino.user, granted=True, days=2)

    assert luca.may("cases.view_contacts", assigned)
    assert allowed(luca.user, record) == set()
