"""The desk of 50 among many tasks: flat in their number, and close to the least a page costs."""

import statistics
import time
from typing import Any

import pytest
from django.test import Client, override_settings

from tests.benchmarks.many_tasks import add_open_tasks, add_stock_tasks
from tests.personas import Persona

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db]
GOAL = 3.0
FLAT = 1.3
ROUNDS = 30
DESK, MINIMAL, BARE = "/giornata/", "/minima/", "/spoglia/"
STOCK = "/stock/barepath/inbox/"
STOCK_SETTINGS = {
    "ROOT_URLCONF": "tests.benchmarks.pages",
    "MIDDLEWARE": [
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "viewflow.middleware.SiteMiddleware",
    ],
}


def seconds(client: Client, address: str) -> float:
    """The median processor seconds of one request."""
    costs = []
    for _ in range(ROUNDS):
        began = time.process_time()
        response = client.get(address)
        costs.append(time.process_time() - began)
        assert response.status_code == 200
    return statistics.median(costs[ROUNDS // 3 :])


def test_desk_is_flat_and_close_to_a_minimal_page(people: dict[str, Persona]) -> None:
    client = Client()
    client.force_login(people["bruno"].user)
    desk: dict[int, float] = {}

    with override_settings(ROOT_URLCONF="tests.benchmarks.pages"):
        for number in (10_000, 100_000):
            add_open_tasks(number - sum(desk), people)
            desk[number] = seconds(client, DESK)
        minimal, bare = seconds(client, MINIMAL), seconds(client, BARE)
    add_stock_tasks(100_000, people)
    stock = stock_inbox(people["bruno"].user)

    few, many = desk[10_000], desk[100_000]
    print(f"\nThe desk among 100.000 tasks: {many / minimal:.2f} of a minimal list page,")
    print(f"{many / bare:.1f} of a page with a name alone, {many / few:.2f} of the desk among")
    print(f"10.000, {many / stock:.2f} of stock viewflow's inbox (25 rows, no permission asked)")
    assert many / minimal <= GOAL
    assert many / few <= FLAT


def stock_inbox(user: Any) -> float:
    """Stock viewflow's inbox of as many tasks, for one whom it asks for no permission."""
    user.is_superuser = True
    user.save()
    with override_settings(**STOCK_SETTINGS):
        client = Client()
        client.force_login(user)
        return seconds(client, STOCK)
