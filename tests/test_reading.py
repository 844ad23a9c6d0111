"""Everybody opens every address, over a case whose report waits for its clerk: reading only reads
and leaves at most one row, in the log of who read what; nothing answers with an error, and what is
not one's own is not there.
"""

import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from time_machine import Traveller
from viewflow.workflow.models import Task

from permissions.models import User
from permissions.routes import routes
from tests.personas import Persona, on
from tests.workflows.cases.actions.secrets import sealed
from workflows.cases.models import Case, Person, ProtectedRecord, Visit
from workflows.documents.models import Paper, Transfer, Transmission

WRITE = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE)
# The one write that a reader leaves behind.
LEFT = re.compile(r'INSERT INTO "permissions_readevent"')
KEYS = {
    "accoglienza": Visit,
    "incontri": Visit,
    "persone": Person,
    "riservati": ProtectedRecord,
    "utenti": User,
    "casi": Case,
    "fascicoli": Case,
    "documenti": Paper,
    "relazioni": Transmission,
    "trasferimenti": Transfer,
}
SECTIONS = (
    "persone",
    "provvedimenti",
    "incontri",
    "documenti",
    "scadenze",
    "percorso",
    "storia",
    "altro",
)
STRANGERS = ("carla", "furio", "dino")
EVERYBODY = ("sara", "ada", "bruno", "irene", "elsa", "carla", "dino", "rita", "aldo", "tina")
FAMILY = r"Giulia|Rossi|Bianchi|Quercia|2026/0001|1234/2026"


@pytest.fixture
def transmitted(planned: Case, people: dict[str, Persona], clock: Traveller) -> Case:
    ada, bruno, sara = people["ada"], people["bruno"], people["sara"]
    for _ in range(2):
        sara.does("confirm_visit", planned)
    clock.move_to(on("2026-09-21", "17:00"))
    for _ in range(2):
        ada.does("hold_visit", planned)
        ada.does("record_visit", planned)
        bruno.does("validate_record", planned)
    bruno.does("review_plan", planned)
    ada.does("draft_report", planned)
    bruno.does("validate_report", planned)
    people["gino"].does("sign_report", planned)
    sara.does("transmit_report", planned)
    sealed(planned, sara)
    return planned


@pytest.mark.parametrize("name", EVERYBODY)
def test_get_writes_nothing_and_never_fails(
    transmitted: Case, people: dict[str, Persona], name: str
) -> None:
    client = Client()
    client.force_login(people[name].user)

    for address in addresses():
        with CaptureQueriesContext(connection) as captured:
            status = client.get(address).status_code

        written = [q["sql"] for q in captured if WRITE.match(q["sql"])]
        assert status in (200, 302, 404, 405), f"{name} at {address}: {status}"
        logged = [sql for sql in written if LEFT.match(sql)]
        assert [sql for sql in written if "django_session" not in sql] == logged, address
        assert len(logged) <= 1, address


@pytest.mark.parametrize("name", STRANGERS)
def test_nothing_of_a_case_is_there_for_strangers(
    transmitted: Case, people: dict[str, Persona], name: str
) -> None:
    client = Client()
    client.force_login(people[name].user)
    of_the_case = 0

    for address in addresses():
        answer = client.get(address, follow=True)
        if re.search(r"/\d+/", address):
            of_the_case += 1
            assert answer.status_code in (404, 405), address
        assert not re.search(FAMILY, answer.content.decode(errors="replace")), address

    assert of_the_case > 20


def addresses() -> Iterator[str]:
    """Every address of the site's own routes, for the latest objects of each kind."""
    for route, view in routes():
        if not hasattr(view, "access"):
            continue
        for path in _filled(route):
            yield f"/{path}"


def _filled(route: str) -> Iterator[str]:
    if "<int:pk>" not in route:
        yield route
        return
    model = KEYS.get(route.partition("/")[0], Task)
    for key in model._default_manager.order_by("-pk").values_list("pk", flat=True)[:4]:
        path = route.replace("<int:pk>", str(key))
        if "<slug:section>" in path:
            yield from (path.replace("<slug:section>", section) for section in SECTIONS)
        else:
            yield path
