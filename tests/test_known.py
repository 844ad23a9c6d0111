"""The house reads its database anew whenever it may have changed: a stage is never an older one."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from permissions.models import Organisation
from tests.known import Known


@pytest.fixture
def known() -> Iterator[Known]:
    """One of its own, at the begin of a test."""
    made = Known()
    made.begin({"db"})
    yield made
    connection.execute_wrappers.remove(made.writes)


def names(known: Known) -> set[str]:
    rows = known.state()[0]["permissions_organisation"]
    place = rows.columns.index("name")
    return {row[place] for row in rows.rows.values()}


def found(name: str) -> Organisation:
    return Organisation.objects.create(name=name, kind=Organisation.Kind.REFERRER)


@contextmanager
def unseen(known: Known) -> Iterator[None]:
    """As another connection would write."""
    connection.execute_wrappers.remove(known.writes)
    yield
    connection.execute_wrappers.insert(0, known.writes)


@pytest.mark.django_db
def test_nothing_is_read_twice_while_nothing_is_written(known: Known) -> None:
    known.state()

    with CaptureQueriesContext(connection) as asked:
        Organisation.objects.count()
        known.state()

    assert len(asked) == 1


@pytest.mark.django_db
def test_what_was_written_is_read(known: Known) -> None:
    before = names(known)

    made = found("Servizio sociale di Melegnano")

    assert names(known) == before | {"Servizio sociale di Melegnano"}
    made.delete()
    assert names(known) == before


@pytest.mark.django_db
def test_what_was_rolled_back_is_read_no_more(known: Known) -> None:
    before = names(known)

    with transaction.atomic():
        found("Servizio sociale di Melegnano")
        assert names(known) != before
        transaction.set_rollback(True)

    assert names(known) == before


@pytest.mark.django_db
def test_next_test_begins_where_this_one_began(known: Known) -> None:
    before = names(known)
    with transaction.atomic():
        found("Servizio sociale di Melegnano")
        names(known)
        transaction.set_rollback(True)

    known.begin({"db"})

    with CaptureQueriesContext(connection) as asked:
        assert names(known) == before
    assert not asked


@pytest.mark.django_db
@pytest.mark.parametrize("fixture", ["transactional_db", "on_disk", "live_server"])
def test_nothing_is_kept_of_a_test_that_writes_by_other_connections(
    known: Known, fixture: str
) -> None:
    before = names(known)

    known.begin({fixture})
    with unseen(known):
        found("Servizio sociale di Melegnano")

    assert names(known) == before | {"Servizio sociale di Melegnano"}
    known.begin({"db"})
    assert names(known) == before | {"Servizio sociale di Melegnano"}
