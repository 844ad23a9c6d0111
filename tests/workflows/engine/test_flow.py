"""The lock of a flow: what is learnt under it is told before it is free, or not at all."""

import pytest
from django.db import transaction
from viewflow.workflow.lock import after_lock_released

from permissions.models import Organisation
from tests import offices
from tests.workflows.engine.sample.flows import AskFlow, Broken

people, service = offices.people, offices.service


@pytest.fixture
def process_pk(service: Organisation) -> int:
    key: int = AskFlow.begin.run(organisation=service).pk
    return key


def test_news_is_told_in_order_when_the_work_is_done(process_pk: int) -> None:
    told: list[str] = []

    with AskFlow.lock(process_pk):
        after_lock_released(lambda: told.append("first"))
        with AskFlow.lock(process_pk):
            after_lock_released(lambda: told.append("second"))
        told.append("work")

    assert told == ["work", "first", "second"]


def test_news_that_brings_news_is_told_too(process_pk: int) -> None:
    told: list[str] = []

    def tell() -> None:
        after_lock_released(lambda: told.append("later"))
        told.append("soon")

    with AskFlow.lock(process_pk):
        after_lock_released(tell)

    assert told == ["soon", "later"]


def fail(process_pk: int, told: list[str]) -> None:
    with transaction.atomic(), AskFlow.lock(process_pk):
        after_lock_released(lambda: told.append("never"))
        raise Broken


def test_work_that_fails_tells_nobody(process_pk: int) -> None:
    told: list[str] = []

    with pytest.raises(Broken):
        fail(process_pk, told)

    assert told == []


def test_part_that_fails_silences_itself_alone(process_pk: int) -> None:
    told: list[str] = []

    with transaction.atomic(), AskFlow.lock(process_pk):
        after_lock_released(lambda: told.append("whole"))
        with pytest.raises(Broken):
            fail(process_pk, told)

    assert told == ["whole"]
