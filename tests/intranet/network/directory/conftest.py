"""What services say of themselves, and services that do not use this system."""

import datetime as dt
from typing import Any

import pytest

from intranet.network.directory.actions.cards import approve_card, submit_card, write_card
from intranet.network.directory.actions.services import add_service
from intranet.network.directory.models import Edition
from permissions.models import Organisation
from tests.personas import Persona

WORDS: dict[str, Any] = {
    "territory": "inside",
    "district": "Ambito di Milano",
    "addresses": "Via delle Betulle 14, Milano",
    "opening": "lunedì–venerdì 9–19",
    "rooms": 3,
    "capacity": 80,
    "levels": ["protected", "facilitated"],
    "intake": "open",
    "declared_wait": 40,
    "declared_on": dt.date(2026, 9, 1),
    "phone": "02 5550 1400",
    "email": "spazioneutro@milano.example",
    "certified_email": "",
    "contact": "la segreteria",
    "agreements": "",
}
People = dict[str, Persona]


def service_of(name: str) -> Organisation:
    return Organisation.objects.get(kind="service", short_name=name)


def written(by: Persona, name: str = "Milano", **changes: Any) -> Edition:
    return write_card(service_of(name), by=by.user, **{**WORDS, **changes})


def submitted(by: Persona, name: str = "Milano", **changes: Any) -> Edition:
    return submit_card(written(by, name, **changes), by=by.user)


def approved(people: People, by: str = "gino", name: str = "Milano", **changes: Any) -> Edition:
    """An edition in force: Gino writes for Milano, Olga for Lodi."""
    return approve_card(submitted(people[by], name, **changes), by=people["dino"].user)


def added(dino: Persona, name: str, municipality: str, **changes: Any) -> Organisation:
    """A service that does not use this system."""
    values = {
        "name": name,
        "short_name": municipality,
        "body": f"Comune di {municipality}",
        "municipality": municipality,
        "since": dt.date(2026, 1, 7),
        **changes,
    }
    return add_service(by=dino.user, **values)


@pytest.fixture
def of_all(table: People) -> People:
    """Everybody, with the cards of Milano and Lodi in force."""
    approved(table)
    approved(table, "olga", "Lodi", territory="outside", declared_wait=20)
    return table
