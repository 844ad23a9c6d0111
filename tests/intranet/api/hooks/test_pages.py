"""One's own programs: made where hosts are listed, shown with what became of messages, ended."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from time_machine import Traveller

from intranet.api.hooks.actions import end_hook, make_hook
from intranet.api.models import Delivery, Hook
from intranet.content.models import Happening, Item
from permissions.models import AuditEvent
from tests.intranet.api.hooks.receiver import Receiver, signature_of
from tests.intranet.api.hooks.telling import happened, hook_of, play, tell, told
from tests.intranet.content.pages import browser, page, statements
from tests.personas import Persona
from tests.refusals import refused

PAGE = "/chiavi/avvisi/"


def form(receiver: Receiver, **other: Any) -> dict[str, Any]:
    return {"name": "Bacheca", "address": receiver.address, "whats": ["published"], **other}


def test_secret_is_shown_once_and_signs_what_is_sent(
    happening: Happening, receiver: Receiver, ada: Persona
) -> None:
    answer = browser(ada).post(PAGE, form(receiver)).content.decode()
    [secret] = re.findall(r"<code>(.+?)</code>", answer)

    told(happening)

    [received] = receiver.received
    assert received.headers["webhook-signature"] == signature_of(received, secret)
    assert secret not in page(ada, PAGE)
    assert Hook.objects.get().whats == ["published"]
    made = AuditEvent.objects.get(verb="hook.made")
    assert made.data == {"hook": Hook.objects.get().pk, "host": receiver.host}


def test_page_says_what_became_of_the_last_messages(
    hook: Hook, happening: Happening, receiver: Receiver, ada: Persona, dino: Persona
) -> None:
    receiver.answers = [503, 200]
    told(happening)
    tell(happened(happening.item, dino, "commented"))

    shown = page(ada, PAGE)

    assert "Pubblicato, lun 7 set, 10:00: non arrivato: 503; si riprova un minuto dopo" in shown
    assert "Commentato, lun 7 set, 10:00: in partenza" in shown
    assert "Bacheca" not in page(dino, PAGE)


def test_page_shows_the_last_three_of_many(
    hook: Hook, happening: Happening, receiver: Receiver, ada: Persona, dino: Persona
) -> None:
    tell(*(happened(happening.item, dino) for _ in range(5)))

    assert page(ada, PAGE).count("in partenza") == 3


@pytest.mark.alike
@pytest.mark.parametrize("count", [1, 10])
def test_page_costs_the_same_for_one_and_for_many(
    happening: Happening, receiver: Receiver, ada: Persona, dino: Persona, count: int
) -> None:
    for _ in range(count):
        hook_of(ada, receiver.address)
    tell(*(happened(happening.item, dino) for _ in range(4)))

    assert statements(ada, PAGE) == 7


def test_address_that_is_not_listed_is_refused_at_its_field(
    site: Item, receiver: Receiver, ada: Persona
) -> None:
    answer = browser(ada).post(PAGE, form(receiver, address="https://example.org/"))

    assert "A questo host il sito non può inviare nulla." in answer.content.decode()
    assert not Hook.objects.exists()


def test_where_no_host_is_listed_the_page_says_so(site: Item, ada: Persona, settings: Any) -> None:
    assert settings.WEBHOOK_HOSTS == []

    shown = page(ada, PAGE)
    answer = browser(ada).post(PAGE, {"name": "Mio", "address": "https://example.org/"})

    assert "chi lo gestisce non ha ammesso nessun host" in shown
    assert 'name="address"' not in shown
    assert answer.status_code == 200
    assert not Hook.objects.exists()


def test_number_of_hooks_is_limited(hook: Hook, receiver: Receiver, ada: Persona) -> None:
    for _ in range(9):
        hook_of(ada, receiver.address)

    with refused(says="già molti"):
        hook_of(ada, receiver.address)


def test_trial_is_signed_and_tells_of_nothing(
    secret: str, receiver: Receiver, ada: Persona
) -> None:
    answer = browser(ada).post(f"{PAGE}{Hook.objects.get().pk}/prova/", follow=True)

    [received] = receiver.received
    assert "«Bacheca» ha ricevuto il messaggio di prova." in answer.content.decode()
    assert received.headers["webhook-signature"] == signature_of(received, secret)
    assert json.loads(received.body)["type"] == "test"
    assert not Delivery.objects.exists()


def test_trial_that_is_not_taken_says_why(
    hook: Hook, receiver: Receiver, ada: Persona, settings: Any
) -> None:
    def said() -> str:
        answer = browser(ada).post(f"{PAGE}{hook.pk}/prova/", follow=True)
        return answer.content.decode()

    receiver.answers = [404]
    assert "non è partito: il programma ha risposto: 404." in said()

    settings.WEBHOOK_HOSTS = []
    assert "A questo host il sito non può inviare nulla." in said()
    assert len(receiver.received) == 1


def test_trials_are_limited(hook: Hook, receiver: Receiver, ada: Persona, clock: Traveller) -> None:
    client = browser(ada)
    for _ in range(12):
        client.post(f"{PAGE}{hook.pk}/prova/")
    assert len(receiver.received) == 10

    clock.shift(timedelta(minutes=5))
    client.post(f"{PAGE}{hook.pk}/prova/")

    assert len(receiver.received) == 11


def test_ended_hook_hears_nothing_more(
    hook: Hook, happening: Happening, receiver: Receiver, ada: Persona, clock: Traveller
) -> None:
    browser(ada).post(f"{PAGE}{hook.pk}/fine/")

    tell(happening)
    play(clock)

    assert receiver.received == []
    assert "Bacheca" not in page(ada, PAGE)
    assert AuditEvent.objects.latest("pk").verb == "hook.ended"


def test_hook_of_another_is_not_there(
    hook: Hook, receiver: Receiver, ada: Persona, bruno: Persona
) -> None:
    for way in ("prova", "fine"):
        assert browser(bruno).post(f"{PAGE}{hook.pk}/{way}/").status_code == 404
    with refused(says="suoi soltanto"):
        end_hook(hook, by=bruno.user)
    with refused(says="suoi soltanto"):
        make_hook(ada.user, by=bruno.user, name="Suo", address=receiver.address, whats=[])
    assert receiver.received == []
    assert Hook.objects.living().count() == 1
