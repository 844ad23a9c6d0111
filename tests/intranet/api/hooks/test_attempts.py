"""Whatever is answered, and wherever the worker is cut off: at least once, under one name."""

import os
import signal
from datetime import timedelta

import pytest
from django.db import connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from time_machine import Traveller

from intranet.api.hooks.actions import drop, settle
from intranet.api.hooks.sending import Answer
from intranet.api.hooks.tasks import deliver
from intranet.api.models import Delivery, Hook
from intranet.content.models import Happening
from tests.intranet.api.hooks.receiver import Receiver
from tests.intranet.api.hooks.telling import tell, waiting, work
from workflows.engine.worker import BackgroundWork

TAKEN = range(200, 300)


@given(
    answers=st.lists(st.sampled_from([200, 204, 302, 400, 429, 500, 503]), max_size=7),
    twice=st.lists(st.booleans(), min_size=7, max_size=7),
)
@settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_attempts_end_where_it_arrives_or_is_given_up(
    receiver: Receiver,
    hook: Hook,
    happening: Happening,
    clock: Traveller,
    answers: list[int],
    twice: list[bool],
) -> None:
    """An attempt that is made again, when it was made, is none."""
    receiver.answers, receiver.received = [*answers, 500], []
    with transaction.atomic():
        tell(happening)
        work()
        for number, again in enumerate(twice):
            before = len(receiver.received)
            if again:
                deliver.call(Delivery.objects.get().pk, number)
            assert len(receiver.received) == before
            for _, moment in waiting():
                clock.move_to(moment)
                work()
        delivery = Delivery.objects.get()
        transaction.set_rollback(True)

    given_out = [*answers, *[500] * 7][:7]
    first = next((place for place, each in enumerate(given_out, 1) if each in TAKEN), None)
    assert len(receiver.received) == delivery.attempts == (first or 7)
    assert len(set(receiver.names)) == 1
    assert (delivery.arrived_at is not None) == (first is not None)
    assert (delivery.dropped_at is not None) == (first is None)


def test_worker_that_is_killed_while_it_waits_for_the_answer_sends_it_again(
    on_disk: None, receiver: Receiver, hook: Hook, happening: Happening, clock: Traveller
) -> None:
    """It arrived, and nobody could write that down: the receiver knows it by its name."""
    tell(happening)
    _be_killed(receiver)
    before = Delivery.objects.get()

    for minutes in (9, 1, 0):
        clock.shift(timedelta(minutes=minutes))
        BackgroundWork().sweep()

    first, second = receiver.received
    assert (before.attempts, before.is_done) == (0, False)
    assert first.name == second.name
    assert first.body == second.body
    assert Delivery.objects.get().fate == "arrivato"


def _be_killed(receiver: Receiver) -> None:
    """Another process does the work, and is killed by what it sends."""
    connections.close_all()
    worker = os.fork()
    if not worker:
        BackgroundWork().sweep()
        os._exit(0)
    receiver.before = lambda _handler: os.kill(worker, signal.SIGKILL)
    _pid, status = os.waitpid(worker, 0)
    receiver.before = lambda _handler: None
    assert os.WTERMSIG(status) == signal.SIGKILL


@pytest.mark.parametrize("answers", [[200, 500], [500, 200]])
def test_two_that_make_the_same_attempt_keep_that_it_arrived(
    receiver: Receiver, hook: Hook, happening: Happening, answers: list[int]
) -> None:
    tell(happening)
    delivery = Delivery.objects.get()
    one, other = (Answer(status, str(status)) for status in answers)

    waits = [settle(delivery, one), settle(delivery, other)]

    kept = Delivery.objects.get()
    assert kept.fate == "arrivato"
    assert waits == [None if answers[0] == 200 else timedelta(minutes=1), None]


def test_two_that_make_the_same_attempt_in_vain_count_once(
    receiver: Receiver, hook: Hook, happening: Happening
) -> None:
    tell(happening)
    delivery = Delivery.objects.get()

    waits = [settle(delivery, Answer(0, "non ha risposto")) for _ in range(2)]

    assert waits == [timedelta(minutes=1), None]
    assert Delivery.objects.get().attempts == 1


def test_what_arrived_meanwhile_is_not_given_up(
    receiver: Receiver, hook: Hook, happening: Happening
) -> None:
    tell(happening)
    delivery = Delivery.objects.get()
    settle(delivery, Answer(200, "200"))

    drop(delivery, "non si vede più")

    assert Delivery.objects.get().fate == "arrivato"
