"""What an action notes stands in its own event, and in no other's."""

import pytest

from permissions.audit import action, note
from permissions.models import AuditEvent, User
from tests.personas import Persona
from workflows.cases.models import Case


@action("test.inner")
def inner(case: Case, *, by: User) -> None:
    note(inner=1)


@action("test.outer")
def outer(case: Case, *, by: User) -> None:
    note(before=1)
    inner(case, by=by)
    note(after=1)


def notes_of(verb: str) -> dict[str, int]:
    data: dict[str, int] = AuditEvent.objects.get(verb=verb).data
    return data


def test_notes_of_an_action_within_another_stay_its_own(case: Case, ada: Persona) -> None:
    outer(case, by=ada.user)

    assert notes_of("test.inner") == {"inner": 1}
    assert notes_of("test.outer") == {"before": 1, "after": 1}


def test_nothing_is_noted_outside_an_action(case: Case, ada: Persona) -> None:
    outer(case, by=ada.user)

    with pytest.raises(AssertionError, match="only an action"):
        note(after=2)
