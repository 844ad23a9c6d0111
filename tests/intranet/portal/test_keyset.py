import datetime as dt

import pytest
from django.contrib.contenttypes.models import ContentType

from intranet.portal.keyset import PAGE, cut
from permissions.models import AuditEvent, Organisation
from permissions.people import system_user
from tests.personas import MONDAY


@pytest.fixture
def events(db: None) -> list[int]:
    """Sixty rows, three at each moment."""
    kind = ContentType.objects.get_for_model(Organisation)
    actor = system_user().pk
    return [
        AuditEvent.objects.create(
            at=MONDAY + dt.timedelta(minutes=number // 3),
            actor_id=actor,
            verb="test",
            content_type=kind,
            object_id=1,
            sequence=number + 1,
            digest="",
        ).pk
        for number in range(60)
    ]


def test_pages_hold_every_row_once_and_in_order(events: list[int]) -> None:
    first = cut(AuditEvent.objects.all(), "at", "pk")
    second = cut(AuditEvent.objects.all(), "at", "pk", first.after)

    assert len(first.rows) == PAGE
    assert [row.pk for row in (*first.rows, *second.rows)] == events
    assert second.after == ""


def test_pages_run_backwards_too(events: list[int]) -> None:
    first = cut(AuditEvent.objects.all(), "at", "pk", descending=True)
    second = cut(AuditEvent.objects.all(), "at", "pk", first.after, descending=True)

    assert [row.pk for row in (*first.rows, *second.rows)] == events[::-1]


def test_full_page_alone_has_none_after_it(events: list[int]) -> None:
    page = cut(AuditEvent.objects.filter(pk__in=events[:PAGE]), "at", "pk")

    assert len(page.rows) == PAGE
    assert page.after == ""


@pytest.mark.parametrize("token", ["", "x", "1-", "-1", "9" * 40 + "-1", "1-1-1", "²-²"])
def test_key_that_was_not_given_begins_at_the_first_page(events: list[int], token: str) -> None:
    page = cut(AuditEvent.objects.all(), "at", "pk", token)

    assert page.rows[0].pk == events[0]
