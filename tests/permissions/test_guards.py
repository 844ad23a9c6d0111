"""The object that guards a record, and its lock."""

from typing import Any

from django.db import transaction

from permissions.guards import guarded_by, lock
from permissions.models import Organisation
from workflows.cases.models import Case, CaseReason


def test_record_leads_to_what_guards_it(case: Case, service: Organisation) -> None:
    reason = CaseReason.objects.create(case=case, reason="conflict")

    assert guarded_by(reason) == case
    assert guarded_by(case) == case
    assert guarded_by(service.memberships.first()) == service


def test_lock_reads_the_row_as_it_stands_now(case: Case, other_case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(state="waiting")

    with transaction.atomic():
        locked = lock(case)

    assert (locked.pk, locked.state) == (case.pk, "waiting")
    assert case.state == "received"


def test_lock_is_asked_of_a_database_that_has_one_and_lets_others_refer_to_the_row(
    case: Case, locks_asked: list[dict[str, Any]]
) -> None:
    with transaction.atomic():
        lock(case)

    assert [how["no_key"] for how in locks_asked] == [True]
