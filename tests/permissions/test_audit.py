"""The log: one event for each action, in its transaction, chained, and never altered."""

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import Model, QuerySet

from permissions.assignment import assign, join, leave, revoke
from permissions.audit import action, broken_links, record, recorded
from permissions.models import AuditEvent, Membership, Organisation, User
from permissions.people import deactivate, system_user
from permissions.roles import Role
from tests.permissions.events import events
from tests.personas import MONDAY, Persona
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


def test_event_is_heard_of_in_its_transaction(case: Case, ada: Persona) -> None:
    heard: list[tuple[object, ...]] = []

    def hear(sender: type[Model], **told: Any) -> None:
        heard.append((sender, *(told[name] for name in ("verb", "subject", "by", "event"))))
        raise Failed

    recorded.connect(hear)
    try:
        with pytest.raises(Failed):
            give_reason(case, by=ada.user)
    finally:
        recorded.disconnect(hear)

    [(sender, verb, subject, by, event)] = heard
    assert (sender, verb, by) == (CaseReason, "sample.reasoned", ada.user)
    assert isinstance(subject, CaseReason)
    assert isinstance(event, AuditEvent)
    assert not events(case).exists()


def test_event_waits_for_its_object(
    case: Case, ada: Persona, locks_asked: list[dict[str, Any]]
) -> None:
    record("sample.seen", case, ada.user)

    assert len(locks_asked) == 1


def test_event_without_a_person_has_no_author(case: Case) -> None:
    assert record("sample.timed", case, None).actor_id is None
    assert broken_links(case) == []


def test_number_taken_by_another_is_refused(case: Case, ada: Persona) -> None:
    event = record("sample.seen", case, ada.user)
    event.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        event.save(force_insert=True)


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
