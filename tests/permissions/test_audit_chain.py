"""The log of one object: numbered without gaps, and each event holds to the one before."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from permissions.audit import broken_links, digest, record
from permissions.models import AuditEvent, User
from tests.permissions.events import events
from tests.personas import MONDAY, Persona
from tests.together import together
from workflows.cases.models import Case

# What an event says, and another word for each.
SAID = {
    "at": MONDAY + timedelta(microseconds=1),
    "actor_id": 404,
    "verb": "other",
    "content_type_id": 404,
    "object_id": 404,
    "sequence": 404,
    "organisation_id": 404,
    "about": "other",
    "data": {"page": "notes"},
    "previous": "other",
}


def test_events_of_an_object_are_numbered_and_chained(
    case: Case, other_case: Case, ada: Persona
) -> None:
    for each in (case, other_case, case, case):
        record("sample.seen", each, ada.user, page="card")

    chain = list(events(case))
    assert [event.sequence for event in chain] == [1, 2, 3]
    assert [event.previous for event in chain] == ["", chain[0].digest, chain[1].digest]
    assert [event.digest for event in chain] == [digest(event) for event in chain]
    assert [event.sequence for event in events(other_case)] == [1]
    assert broken_links(case) == broken_links(other_case) == []


def test_digest_is_the_same_in_whatever_order_a_database_keeps_the_notes(
    case: Case, ada: Persona
) -> None:
    event = record("sample.seen", case, ada.user, page="card", area="visits")

    event.data = dict(reversed(event.data.items()))

    assert digest(event) == event.digest


@pytest.mark.parametrize(("said", "other"), SAID.items())
def test_digest_is_of_all_that_an_event_says(
    said: str, other: object, case: Case, ada: Persona
) -> None:
    event = record("sample.seen", case, ada.user, page="card")

    setattr(event, said, other)

    assert digest(event) != event.digest


def test_nothing_that_an_event_says_is_left_out_of_its_digest() -> None:
    assert {field.attname for field in AuditEvent._meta.fields} == {*SAID, "id", "digest"}


@pytest.mark.parametrize(
    "change", ["verb = 'other'", "actor_id = 404", 'data = \'{"page": "notes"}\'', "about = 'x'"]
)
def test_edited_event_breaks_the_chain(
    change: str, case: Case, ada: Persona, unlocked: None
) -> None:
    for _ in range(3):
        record("sample.seen", case, ada.user, page="card")

    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE permissions_auditevent SET {change} WHERE id = %s",  # noqa: S608
            [events(case)[1].pk],
        )

    assert broken_links(case) == [2]


def test_edited_event_with_a_new_digest_breaks_the_next(
    case: Case, ada: Persona, unlocked: None
) -> None:
    for _ in range(3):
        record("sample.seen", case, ada.user)
    forged = events(case)[1]
    forged.verb = "sample.unseen"
    forged.digest = digest(forged)

    forged.save()

    assert broken_links(case) == [3]


def test_chain_is_followed_by_its_numbers(case: Case) -> None:
    with CaptureQueriesContext(connection) as queries:
        broken_links(case)

    assert 'ORDER BY "permissions_auditevent"."sequence"' in queries[-1]["sql"]


def test_missing_event_breaks_the_chain(case: Case, ada: Persona, unlocked: None) -> None:
    for _ in range(4):
        record("sample.seen", case, ada.user)

    events(case)[1].delete()

    assert broken_links(case) == [3, 4]


def test_events_written_at_once_take_numbers_in_turn(
    on_disk: None, case: Case, ada: Persona, sara: Persona
) -> None:
    before = events(case).count()

    raised = together(
        lambda: note("sample.one", case, by=ada.user),
        lambda: note("sample.other", case, by=sara.user),
    )

    assert raised == [None, None]
    assert [event.sequence for event in events(case)] == list(range(1, before + 3))
    assert broken_links(case) == []


def note(verb: str, case: Case, *, by: User) -> None:
    with transaction.atomic():
        record(verb, case, by)
