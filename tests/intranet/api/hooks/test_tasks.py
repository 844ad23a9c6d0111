"""A message is sent to who may hear it, signed, until it arrives; and to nobody else, ever."""

import json
import time
from datetime import timedelta
from http.server import BaseHTTPRequestHandler
from itertools import pairwise
from typing import Any

import pytest
from time_machine import Traveller

from intranet.api.hooks import sending
from intranet.api.models import Delivery, Hook
from intranet.content.models import Happening
from intranet.notifications.models import Notice
from tests.intranet.api.hooks.receiver import Receiver, receiving, signature_of
from tests.intranet.api.hooks.telling import happened, play, tell, told, waiting, work
from tests.personas import MONDAY, Persona


def test_message_says_what_where_and_when_and_no_word_that_was_written(
    receiver: Receiver, secret: str, happening: Happening
) -> None:
    delivery = told(happening)

    [received] = receiver.received
    assert received.path == "/riceve?da=sito"
    assert received.headers["webhook-signature"] == signature_of(received, secret)
    assert received.headers["webhook-timestamp"] == str(int(MONDAY.timestamp()))
    assert received.headers["Host"] == receiver.host
    assert json.loads(received.body) == {
        "type": "content.published",
        "timestamp": "2026-09-07T10:00:00+02:00",
        "data": {"happening": happening.pk, "key": happening.item_id, "kind": "page"},
    }
    assert (delivery.arrived_at, delivery.answer, delivery.attempts) == (MONDAY, "200", 1)
    assert waiting() == []


def test_message_that_is_not_taken_is_tried_again_ever_later_and_given_up(
    receiver: Receiver, hook: Hook, happening: Happening, clock: Traveller
) -> None:
    receiver.answers = [500]
    told(happening)
    moments = [MONDAY]
    while jobs := waiting():
        [(_, moment)] = jobs
        clock.move_to(moment - timedelta(seconds=1))
        work()
        assert len(receiver.received) == len(moments)
        clock.move_to(moment)
        work()
        moments.append(moment)

    waits = [(after - before) / timedelta(minutes=1) for before, after in pairwise(moments)]
    delivery = Delivery.objects.get()
    assert waits == [1, 5, 30, 120, 480, 1440]
    assert len(receiver.received) == 7
    assert len(set(receiver.names)) == 1
    assert (delivery.arrived_at, delivery.dropped_at) == (None, moments[-1])
    assert delivery.fate == "abbandonato: 500"


def test_message_arrives_when_the_program_is_there_again(
    receiver: Receiver, secret: str, happening: Happening, clock: Traveller
) -> None:
    receiver.answers = [503, 204]
    assert told(happening).fate == "non arrivato: 503; si riprova un minuto dopo"

    clock.shift(timedelta(minutes=1))
    work()

    first, second = receiver.received
    assert Delivery.objects.get().fate == "arrivato"
    assert first.name == second.name
    assert first.body == second.body
    assert second.headers["webhook-signature"] == signature_of(second, secret)
    assert second.headers["webhook-signature"] != first.headers["webhook-signature"]


def test_redirect_is_not_followed(receiver: Receiver, hook: Hook, happening: Happening) -> None:
    with receiving() as elsewhere:
        receiver.answers, receiver.moved_to = [307], elsewhere.address
        delivery = told(happening)

    assert elsewhere.received == []
    assert len(receiver.received) == 1
    assert delivery.answer == "307"
    assert not delivery.is_done


def _says_nothing(_handler: BaseHTTPRequestHandler) -> None:
    time.sleep(1)


def _says_a_letter_now_and_then(handler: BaseHTTPRequestHandler) -> None:
    for letter in b"HTTP/1.1 200 OK":
        handler.wfile.write(bytes([letter]))
        time.sleep(0.1)


@pytest.mark.parametrize("before", [_says_nothing, _says_a_letter_now_and_then])
def test_who_takes_too_long_is_not_waited_for(
    receiver: Receiver,
    hook: Hook,
    happening: Happening,
    before: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sending, "ANSWERED", 0.3)
    receiver.before = before
    begun = time.perf_counter()

    delivery = told(happening)

    assert time.perf_counter() - begun < 1
    assert delivery.answer.startswith("non ha risposto")
    assert not delivery.is_done


def test_host_that_does_not_answer_is_left_alone_while_others_wait(
    receiver: Receiver, hook: Hook, happening: Happening, dino: Persona, clock: Traveller
) -> None:
    receiver.server_close()
    others = [happened(happening.item, dino) for _ in range(3)]
    tell(happening, *others)

    work()

    assert sorted(Delivery.objects.values_list("attempts", flat=True)) == [0, 0, 0, 1]
    assert [moment for _, moment in waiting()] == [MONDAY + timedelta(minutes=1)] * 4


def test_hook_that_is_gone_ends_and_its_person_is_told(
    receiver: Receiver, hook: Hook, happening: Happening, dino: Persona
) -> None:
    receiver.answers = [410]
    tell(happening, happened(happening.item, dino))

    work()

    hook.refresh_from_db()
    [notice] = Notice.objects.filter(user=hook.user)
    assert hook.ended_at == MONDAY
    assert len(receiver.received) == 1
    assert "«Bacheca» è chiuso" in notice.words
    assert notice.address == "/chiavi/avvisi/"
    assert not Delivery.objects.filter(dropped_at=None).exists()


def test_hook_where_nothing_arrives_for_days_ends(
    receiver: Receiver, hook: Hook, happening: Happening, dino: Persona, clock: Traveller
) -> None:
    receiver.answers = [500]
    told(happening)
    clock.shift(timedelta(days=2))
    tell(happened(happening.item, dino))
    play(clock)

    hook.refresh_from_db()
    assert hook.ended_at is not None
    assert hook.ended_at - MONDAY >= timedelta(days=3)
    assert Notice.objects.filter(user=hook.user, words__contains="da giorni").count() == 1


def test_hook_that_hears_now_and_then_does_not_end(
    receiver: Receiver, hook: Hook, happening: Happening, dino: Persona, clock: Traveller
) -> None:
    receiver.answers = [*[500] * 8, 200]
    tell(happening)
    play(clock)
    clock.shift(timedelta(days=4))
    tell(happened(happening.item, dino))
    play(clock)

    hook.refresh_from_db()
    assert hook.ended_at is None
    assert Delivery.objects.exclude(arrived_at=None).count() == 1


def test_what_became_of_messages_is_kept_for_a_month(
    receiver: Receiver, hook: Hook, happening: Happening, dino: Persona, clock: Traveller
) -> None:
    first = told(happening)
    clock.shift(timedelta(days=30))
    tell(happened(happening.item, dino))
    play(clock)
    kept = set(Delivery.objects.values_list("pk", flat=True))

    clock.shift(timedelta(seconds=1))
    tell(happened(happening.item, dino))
    play(clock)

    assert first.pk in kept
    assert len(kept) == Delivery.objects.count() == 2
    assert not Delivery.objects.filter(pk=first.pk).exists()
