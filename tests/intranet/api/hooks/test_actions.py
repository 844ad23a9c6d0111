"""Who hears what: by the policy of the moment, when a message is written and when it is sent."""

import json
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as live
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from time_machine import Traveller

from intranet.api.hooks.actions import end_hook
from intranet.api.models import Delivery, Hook
from intranet.content.actions.placing import add
from intranet.content.actions.publishing import pass_on
from intranet.content.kinds import Kind
from intranet.content.models import Happening, Item
from permissions.people import deactivate, reactivate
from tests.intranet.api.hooks.receiver import Receiver
from tests.intranet.api.hooks.telling import happened, hook_of, play, tell, told, waiting, work
from tests.intranet.content.pages import published
from tests.personas import MONDAY, Persona


def test_page_that_comes_out_is_heard_of_by_who_may_see_it(
    receiver: Receiver, section: Item, ada: Persona, elsa: Persona, dino: Persona
) -> None:
    """From the action to the program, by the worker."""
    for who in (ada, elsa):
        hook_of(who, receiver.address, "published")

    published(add(section, by=dino.user, kind=Kind.PAGE, title="Turni"), dino.user)
    before = list(receiver.received)
    work()

    [received] = receiver.received
    assert before == []
    assert json.loads(received.body)["data"]["key"] == Item.objects.get(title="Turni").pk
    assert Delivery.objects.get().hook.user == ada.user


def test_only_what_it_wants_is_told(
    receiver: Receiver, happening: Happening, ada: Persona, dino: Persona
) -> None:
    hook_of(ada, receiver.address, "commented", "moved")

    tell(happening, happened(happening.item, dino, "commented"))
    work()

    assert [json.loads(each.body)["type"] for each in receiver.received] == ["content.commented"]


def test_what_its_person_may_not_see_is_not_written_at_all(
    receiver: Receiver,
    happening: Happening,
    section: Item,
    elsa: Persona,
    ada: Persona,
    dino: Persona,
) -> None:
    """Elsa is a clerk; and how a page came about is for who writes it."""
    for who in (elsa, ada):
        hook_of(who, receiver.address)
    hidden = add(section, by=dino.user, kind=Kind.PAGE, title="Bozza")
    pass_on(hidden, by=dino.user, transition="hide")

    tell(happening, happened(happening.item, dino, "edited"), happened(hidden, dino, "published"))

    assert [(each.hook.user, each.happening) for each in Delivery.objects.all()] == [
        (ada.user, happening)
    ]


def _hide(delivery: Delivery, dino: Persona) -> None:
    for step in ("retract", "hide"):
        pass_on(delivery.happening.item, by=dino.user, transition=step)


def _leave(delivery: Delivery, gino: Persona) -> None:
    deactivate(delivery.hook.user, by=gino.user)


def _end(delivery: Delivery, _by: Persona) -> None:
    end_hook(delivery.hook, by=delivery.hook.user)


def _unlist(_delivery: Delivery, _by: Persona) -> None:
    live.WEBHOOK_HOSTS = ["programmi.example.it"]


@pytest.mark.parametrize("change", [_hide, _leave, _end, _unlist])
def test_nothing_is_sent_of_what_its_person_may_hear_no_more(
    receiver: Receiver, hook: Hook, happening: Happening, people: Any, settings: Any, change: Any
) -> None:
    tell(happening)
    settings.WEBHOOK_HOSTS = list(settings.WEBHOOK_HOSTS)
    delivery = Delivery.objects.get()

    change(delivery, people["dino" if change is _hide else "gino"])
    work()

    delivery.refresh_from_db()
    assert receiver.received == []
    assert delivery.dropped_at == MONDAY
    assert delivery.fate.startswith("abbandonato: ")
    assert waiting() == []


def test_hook_of_who_left_is_ended_for_ever(hook: Hook, ada: Persona, gino: Persona) -> None:
    deactivate(ada.user, by=gino.user)
    reactivate(ada.user, by=gino.user)

    hook.refresh_from_db()
    assert hook.ended_at == MONDAY


def test_between_two_attempts_the_policy_is_asked_again(
    receiver: Receiver, hook: Hook, happening: Happening, dino: Persona, clock: Traveller
) -> None:
    receiver.answers = [500]
    delivery = told(happening)

    _hide(delivery, dino)
    play(clock)

    assert len(receiver.received) == 1
    assert Delivery.objects.get().dropped_at == MONDAY + timedelta(minutes=1)


def test_secret_that_cannot_be_read_signs_nothing(
    receiver: Receiver, hook: Hook, happening: Happening, settings: Any
) -> None:
    settings.SECRET_KEY = "changed-without-the-old-one"

    delivery = told(happening)

    assert receiver.received == []
    assert delivery.fate == "abbandonato: il segreto che lo firmava non si legge più"


def test_signal_that_comes_twice_writes_one_message(
    receiver: Receiver, hook: Hook, happening: Happening
) -> None:
    tell(happening, happening)
    work()

    assert len(receiver.received) == 1


def test_message_is_undone_with_what_it_tells_of(
    receiver: Receiver, hook: Hook, happening: Happening
) -> None:
    with suppress(ZeroDivisionError), transaction.atomic():
        tell(happening)
        raise ZeroDivisionError
    work()

    assert not Delivery.objects.exists()
    assert receiver.received == []


def test_nothing_is_held_in_the_database_while_the_answer_is_waited_for(
    on_disk: None, receiver: Receiver, hook: Hook, happening: Happening
) -> None:
    held = []
    main = connection
    receiver.before = lambda _handler: held.append(main.in_atomic_block)

    told(happening)

    assert held == [False]


@pytest.mark.parametrize("count", [1, 5])
def test_hooks_of_one_person_ask_the_policy_once(
    receiver: Receiver, happening: Happening, ada: Persona, count: int
) -> None:
    for _ in range(count):
        hook_of(ada, receiver.address)

    with CaptureQueriesContext(connection) as queries:
        tell(happening)

    seen = [each for each in queries if 'FROM "content_happening"' in each["sql"]]
    assert len(seen) == 1
    assert Delivery.objects.count() == count
