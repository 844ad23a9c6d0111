"""Jobs that nobody does any more are done after all; those that are done are not kept for ever."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from time_machine import Traveller

from tests.workflows.engine.sample.waiting import found_office
from workflows.engine import jobs

AWAY = "django.db.utils.OperationalError"


def job(status: str, **values: Any) -> DBTaskResult:
    found_office.enqueue("Lecco")
    DBTaskResult.objects.filter(args_kwargs__args=["Lecco"], status="READY").update(
        status=status, **{"args_kwargs": {"args": [status], "kwargs": {}}, **values}
    )
    row: DBTaskResult = DBTaskResult.objects.get(args_kwargs__args=[status])
    return row


@pytest.mark.django_db
@pytest.mark.parametrize(("minutes", "status"), [(9, "RUNNING"), (10, "READY"), (600, "READY")])
def test_job_of_a_worker_that_was_killed_begins_again(
    clock: Traveller, minutes: int, status: str
) -> None:
    cut_off = job("RUNNING", started_at=timezone.now() - timedelta(minutes=minutes))

    jobs.begin_again()

    cut_off.refresh_from_db()
    assert cut_off.status == status


@pytest.mark.django_db
@pytest.mark.parametrize(("minutes", "status"), [(10, "RUNNING"), (30, "READY")])
def test_job_that_may_take_longer_begins_again_later(
    clock: Traveller, monkeypatch: pytest.MonkeyPatch, minutes: int, status: str
) -> None:
    monkeypatch.setitem(jobs._longer, found_office.module_path, timedelta(minutes=30))
    cut_off = job("RUNNING", started_at=timezone.now() - timedelta(minutes=minutes))

    jobs.begin_again()

    cut_off.refresh_from_db()
    assert cut_off.status == status


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("failure", "status"), [(AWAY, "READY"), ("builtins.ValueError", "FAILED")]
)
def test_job_for_which_the_database_was_away_begins_again(
    clock: Traveller, failure: str, status: str
) -> None:
    failed = job("FAILED", exception_class_path=failure)

    jobs.begin_again()

    failed.refresh_from_db()
    assert failed.status == status


@pytest.mark.django_db
def test_what_was_done_long_ago_is_forgotten(clock: Traveller) -> None:
    old, recent = (timezone.now() - timedelta(days=days) for days in (14, 13))
    job("SUCCESSFUL", finished_at=old)
    job("FAILED", finished_at=recent)
    job("RUNNING", started_at=old)

    jobs.forget()

    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"FAILED", "RUNNING"}
