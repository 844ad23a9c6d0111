"""Pages as a persona opens them, and what they cost."""

from html import unescape
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.papers import blank_pdf
from tests.personas import Persona, on
from workflows.cases.models import Case
from workflows.documents.actions.transmissions import transmit_report
from workflows.documents.models import Paper, Report, Transmission
from workflows.documents.storage import store


def browser(persona: Persona) -> Client:
    client = Client()
    client.force_login(persona.user)
    return client


def page(persona: Persona, address: str, status: int = 200) -> str:
    """What the page says, with its marks read."""
    response = browser(persona).get(address)
    assert response.status_code == status, response.status_code
    return " ".join(unescape(response.content.decode()).split())


def statements(persona: Persona, address: str) -> int:
    """How many statements the page takes, once what the process remembers is remembered."""
    client = browser(persona)
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def hold_first_visit(case: Case, people: dict[str, Persona], clock: Any) -> None:
    """The visit of 14 September is confirmed, held and recorded; the record waits."""
    people["sara"].does("confirm_visit", case, about="14 set")
    clock.move_to(on("2026-09-14", "17:00"))
    people["ada"].does("hold_visit", case, about="14 set")
    people["ada"].does("record_visit", case, about="14 set")


def deliver(case: Case, by: Persona, protocol: str = "PG 1/2026") -> Transmission:
    """A signed report of the case, delivered to its court."""
    pdf = blank_pdf()
    paper = Paper.objects.create(
        case=case,
        kind=Paper.Kind.REPORT,
        title="Relazione conclusiva",
        path=store(pdf.content),
        sha256=pdf.sha256,
        size=pdf.size,
        pages=1,
        added_by=by.user,
    )
    report = Report.objects.create(case=case, state=Report.State.SIGNED, paper=paper)
    return transmit_report(report, by=by.user, protocol=protocol)
