"""A program that runs wild is told to wait, one that has no key is not listened to for ever."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from time_machine import Traveller

from intranet.api.bearer import FAILED, PER_KEY
from intranet.api.limits import Limit
from intranet.api.models import digest_of
from intranet.content.models import Item
from tests.intranet.api.programs import Program, key_of
from tests.personas import MONDAY, Persona

FEW = Limit("few", most=3, seconds=300)


@pytest.fixture(autouse=True)
def _nothing_is_counted() -> None:
    cache.clear()


@pytest.fixture
def database_cache(settings: Any, db: Any) -> None:
    """The one of production: several processes count in it."""
    backend = "django.core.cache.backends.db.DatabaseCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": "cache"}}
    call_command("createcachetable", verbosity=0)


def asks(key: str, address: str = "127.0.0.1") -> Any:
    client = Client(headers={"Authorization": f"Bearer {key}"}, REMOTE_ADDR=address)
    return client.get("/api/v1/contents/")


def use_up(limit: Limit, whom: str) -> None:
    while limit.count(whom):
        pass


def test_so_many_are_counted_and_no_more(clock: Traveller) -> None:
    counted = [FEW.count("a") for _ in range(5)]

    assert counted == [True, True, True, False, False]
    assert FEW.is_spent("a")
    assert not FEW.is_spent("b")
    assert FEW.count("b")


def test_count_begins_anew_with_the_next_window(clock: Traveller) -> None:
    """Ten o'clock is the beginning of one."""
    clock.move_to(MONDAY + timedelta(seconds=120))
    use_up(FEW, "a")
    assert FEW.wait == 180

    clock.shift(timedelta(seconds=179))
    spent = FEW.is_spent("a")
    clock.shift(timedelta(seconds=1))

    assert spent
    assert not FEW.is_spent("a")
    assert FEW.wait == 300


def test_count_is_kept_where_all_processes_read_it(database_cache: None, clock: Traveller) -> None:
    use_up(FEW, "a")
    spent = FEW.is_spent("a")
    clock.shift(timedelta(minutes=5))
    FEW.count("a")

    assert spent
    assert not FEW.is_spent("a")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cache")
        assert cursor.fetchone() == (1,)


def test_key_that_asks_too_much_is_told_when_to_come_back(
    site: Item, ada: Persona, bruno: Persona, clock: Traveller
) -> None:
    key, other = key_of(ada), key_of(bruno)
    clock.move_to(MONDAY + timedelta(seconds=60))
    for _ in range(PER_KEY.most - 1):
        PER_KEY.count(digest_of(key))
    before = asks(key).status_code

    answer = asks(key)

    assert before == 200
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "240"
    assert answer.json() == {
        "message": "Le richieste sono troppe: si continua fra qualche minuto.",
        "errors": [],
    }
    assert Client().get("/notizie.atom", {"chiave": key}).status_code == 429
    assert asks(other).status_code == 200
    clock.shift(timedelta(seconds=240))
    assert asks(key).status_code == 200


def test_address_that_sends_what_is_no_key_is_not_listened_to(
    site: Item, ada: Persona, clock: Traveller
) -> None:
    """Neither by the interface nor by the feeds, with whatever it sends; others are."""
    key = key_of(ada)
    for _ in range(FAILED.most - 2):
        FAILED.count("10.0.0.7")
    wrong = [asks("mai", "10.0.0.7").status_code]
    feed = Client(REMOTE_ADDR="10.0.0.7").get("/eventi.ics", {"chiave": "mai"})
    wrong += [feed.status_code, asks("mai", "10.0.0.7").status_code]

    assert wrong == [401, 401, 429]
    assert asks(key, "10.0.0.7").status_code == 429
    assert asks(key, "10.0.0.8").status_code == 200
    assert Client(REMOTE_ADDR="10.0.0.7").get("/eventi.ics").status_code == 200


def test_wrong_method_counts_as_any_other_request(site: Item, clock: Traveller) -> None:
    program = Program("mai")
    for _ in range(FAILED.most):
        assert program.client.delete("/api/v1/contents/").status_code == 401

    assert program.client.delete("/api/v1/contents/").status_code == 429


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer "}])
def test_who_sends_no_key_at_all_is_not_counted(
    site: Item, clock: Traveller, headers: dict[str, str]
) -> None:
    for _ in range(FAILED.most + 1):
        status = Client(headers=headers).get("/api/v1/contents/").status_code

    assert status == 401
