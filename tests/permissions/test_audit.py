"""The log: one event for each action, in its transaction, chained, and never altered."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Model, QuerySet

from permissions.assignment import assign, join, leave, revoke
from permissions.audit import action, broken_links, digest, record
from permissions.models import AuditEvent, Membership, Organisation, User
from permissions.people import deactivate, system_user
from permissions.roles import Role
from tests.personas import MONDAY, Persona
from tests.together import together
from workflows.cases.models import Case, CaseReason


class Failed(Exception):
    """An action could not do its work."""


@action("sample.renamed")
def rename(organisation: Organisation, *, by: User, name: str, fails: bool = False) -> None:
    organisation.name = name
    organisation.save()
    if fails:
        raise Failed


@action("sample.reasoned")
def give_reason(case: Case, *, by: User) -> CaseReason:
    return CaseReason.objects.create(case=case, reason="conflict")


def events(guard: Model) -> QuerySet[AuditEvent]:
    content_type = ContentType.objects.get_for_model(guard)
    found = AuditEvent.objects.filter(content_type=content_type, object_id=guard.pk)
    return found.order_by("sequence")


def test_action_leaves_one_event(case: Case, ada: Persona) -> None:
    give_reason(case, by=ada.user)

    event = events(case).get()
    assert (event.verb, event.actor_id, event.at) == ("sample.reasoned", ada.user.pk, MONDAY)
    assert event.about == f"cases.casereason:{case.reasons.get().pk}"


def test_event_about_nothing_new_is_about_its_object(service: Organisation, ada: Persona) -> None:
    rename(service, by=ada.user, name="Milano due")

    assert events(service).last().about == f"permissions.organisation:{service.pk}"  # type: ignore[union-attr]


def test_roles_are_logged_on_what_they_are_held_on(
    case: Case, service: Organisation, ada: Persona
) -> None:
    before = events(service).count()

    join(service, ada.user, Role.HEAD, by=ada.user)
    assign(case, ada.user, Role.OPERATOR, by=ada.user)
    revoke(case, Role.OPERATOR, by=ada.user)
    leave(service, ada.user, Role.HEAD, by=ada.user)
    deactivate(ada.user, by=system_user())

    verbs = list(events(service).values_list("verb", flat=True))[before:]
    assert verbs == ["membership.began", "membership.ended"]
    assert [event.verb for event in events(case)] == ["role.assigned", "role.revoked"]
    assert [event.verb for event in events(ada.user)] == ["user.deactivated"]


def test_action_that_fails_leaves_no_event(service: Organisation, ada: Persona) -> None:
    before = events(service).count()

    with pytest.raises(Failed):
        rename(service, by=ada.user, name="Altrove", fails=True)

    service.refresh_from_db()
    assert (service.name, events(service).count()) == ("Milano", before)


def test_event_goes_with_the_transaction_around_it(service: Organisation, ada: Persona) -> None:
    before = events(service).count()

    with transaction.atomic():
        rename(service, by=ada.user, name="Altrove")
        assert events(service).count() == before + 1
        transaction.set_rollback(True)

    assert events(service).count() == before


def test_action_within_an_action_fails_with_it(service: Organisation, ada: Persona) -> None:
    @action("sample.outer")
    def outer(organisation: Organisation, *, by: User) -> None:
        rename(organisation, by=by, name="Altrove")
        join(organisation, by, Role.HEAD, by=by)
        raise Failed

    before = AuditEvent.objects.count()

    with pytest.raises(Failed):
        outer(service, by=ada.user)

    assert AuditEvent.objects.count() == before
    assert not Membership.objects.filter(role=Role.HEAD).exists()


def test_what_an_action_refuses_the_one_around_it_cannot_swallow(
    service: Organisation, ada: Persona
) -> None:
    @action("sample.outer")
    def outer(organisation: Organisation, *, by: User) -> None:
        with pytest.raises(Failed):
            rename(organisation, by=by, name="Altrove", fails=True)

    with pytest.raises(DatabaseError):
        outer(service, by=ada.user)

    service.refresh_from_db()
    assert service.name == "Milano"


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


def test_event_without_a_person_has_no_author(case: Case) -> None:
    assert record("sample.timed", case, None).actor_id is None
    assert broken_links(case) == []


def test_number_taken_by_another_is_refused(case: Case, ada: Persona) -> None:
    event = record("sample.seen", case, ada.user)
    event.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        event.save(force_insert=True)


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


def test_missing_event_breaks_the_chain(case: Case, ada: Persona, unlocked: None) -> None:
    for _ in range(4):
        record("sample.seen", case, ada.user)

    events(case)[1].delete()

    assert broken_links(case) == [3, 4]


@pytest.mark.parametrize("wholesale", [True, False])
@pytest.mark.parametrize("verb", ["update", "delete"])
def test_database_refuses_to_alter_the_log(
    verb: str, wholesale: bool, case: Case, ada: Persona
) -> None:
    event = record("sample.seen", case, ada.user)
    rows = AuditEvent.objects.all() if wholesale else AuditEvent.objects.filter(pk=event.pk)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        _alter(rows, verb)

    assert events(case).get().verb == "sample.seen"


def _alter(rows: QuerySet[AuditEvent], verb: str) -> None:
    if verb == "update":
        rows.update(verb="sample.unseen")
    else:
        rows.delete()


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
