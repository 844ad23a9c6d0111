"""The log as the auditor reads it: who did what and when, never what was said or of whom."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from time_machine import Traveller

from permissions.audit import action as audited
from permissions.audit import note, reading, record
from permissions.models import AuditEvent, Organisation, ReadEvent, User
from permissions.people import add_user
from tests.intranet.desk.pages import browser, page, statements
from tests.personas import CHILDREN, FATHER, MOTHER, Persona, on, receive
from workflows.cases.models import Case

LOG = "/registro/"
FAMILY = [*CHILDREN, FATHER, MOTHER]


def rows(text: str) -> list[str]:
    body = text.partition("<tbody>")[2].partition("</tbody>")[0]
    return [row for row in body.split("<tr>") if row.strip()]


def exported(who: Persona, query: str = "") -> list[list[str]]:
    answer: Any = browser(who).get(f"{LOG}esporta/{query}")
    assert answer.status_code == 200
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


@audited("glass.broken")
def open_in_need(case: Case, *, by: User, reason: str) -> None:
    note(reason=reason, until="2026-09-07T11:00", secret="Il padre beve")


def test_log_says_who_did_what_to_which_object(case: Case, aldo: Persona, bruno: Persona) -> None:
    page(bruno, f"/casi/{case.pk}/persone/")

    shown = rows(page(aldo, LOG))

    [opened] = [row for row in shown if "ha letto le persone" in row]
    [begun] = [row for row in shown if "ha aperto il fascicolo" in row]
    assert "Bruno Ferri" in opened
    assert "Sara Villa" in begun
    assert f"fascicolo {case.number}" in opened
    assert f"fascicolo {case.number}" in begun


def test_log_holds_no_content_and_no_family(planned: Case, aldo: Persona, bruno: Persona) -> None:
    page(bruno, f"/casi/{planned.pk}/persone/")
    open_in_need(planned, by=bruno.user, reason="Il minore è in pericolo adesso")

    text = page(aldo, LOG) + str(exported(aldo))

    for person in FAMILY:
        assert person.last_name not in text
        assert f" {person.first_name} " not in text
    assert "Il padre beve" not in text
    assert "puntuale" not in text
    assert "Il minore è in pericolo adesso" in text


def test_log_of_another_service_is_not_there(case: Case, pia: Persona, aldo: Persona) -> None:
    other = receive(pia, rg_number=99)
    other.number = "2026/0777"
    other.save()
    record("case.closed", other, pia.user)
    reading(pia.user, other, "case.people")

    text = page(aldo, LOG) + str(exported(aldo)) + page(aldo, f"{LOG}?numero=2026/0777")

    assert "Pia Fontana" not in text
    assert "fascicolo 2026/0777" not in text


def test_log_does_not_exist_for_others(case: Case, people: dict[str, Persona]) -> None:
    for name, who in people.items():
        if name != "aldo":
            assert "ha aperto il fascicolo" not in page(who, LOG, status=404)
            assert browser(who).get(f"{LOG}esporta/").status_code == 404
    assert not ReadEvent.objects.exists()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("numero=2026/0001", {"Sara Villa", "Bruno Ferri"}),
        ("numero=2026/9999", set()),
        ("chi=bruno", {"Bruno Ferri"}),
        ("chi=FERRI", {"Bruno Ferri"}),
        ("chi=nemo", set()),
        ("cosa=documents.checked", {"Bruno Ferri"}),
        ("cosa=case.people", {"Bruno Ferri"}),
        ("cosa=case.received&chi=bruno", set()),
        ("dal=2026-09-07&al=2026-09-07&numero=2026/0001", {"Sara Villa", "Bruno Ferri"}),
        ("dal=2026-09-08", set()),
        ("al=2026-09-06", set()),
    ],
)
def test_log_is_filtered(
    assigned: Case, aldo: Persona, bruno: Persona, query: str, found: set[str]
) -> None:
    page(bruno, f"/casi/{assigned.pk}/persone/")

    shown = rows(page(aldo, f"{LOG}?{query}"))

    names = {
        name for name in ("Sara Villa", "Bruno Ferri", "Ada Conti") for r in shown if name in r
    }
    assert names == found


@pytest.mark.parametrize(
    "query",
    ["dal=9999-12-31", "al=0001-01-01", "dal=2026-02-31", "dopo=x.y", "chi=%00", "cosa=x"],
)
def test_questions_without_sense_are_left_out(case: Case, aldo: Persona, query: str) -> None:
    assert rows(page(aldo, f"{LOG}?{query}")) == rows(page(aldo, LOG))


def test_pages_show_each_row_once_and_the_file_has_them_all(
    case: Case, aldo: Persona, bruno: Persona, clock: Traveller
) -> None:
    for number in range(60):
        clock.move_to(on("2026-09-08") + timedelta(minutes=number // 7))
        (record if number % 3 else _read)("case.people", case, bruno.user)
    expected = AuditEvent.objects.filter(organisation_id=case.service_id).count()
    expected += ReadEvent.objects.count()

    seen, query = [], ""
    while True:
        text = page(aldo, f"{LOG}{query}")
        seen += rows(text)
        if "dopo=" not in text:
            break
        query = "?dopo=" + text.partition("?dopo=")[2].partition('"')[0]

    assert len(seen) == expected
    assert len(exported(aldo)) == expected + 2  # its title, and the reading that this is


def _read(what: str, case: Case, user: User) -> None:
    reading(user, case, what)


def test_altered_event_is_told(case: Case, aldo: Persona) -> None:
    kind = ContentType.objects.get_for_model(Case)
    AuditEvent.objects.create(
        at=timezone.now(),
        verb="case.closed",
        content_type=kind,
        object_id=case.pk,
        sequence=99,
        organisation_id=case.service_id,
        digest="0" * 64,
    )

    broken = [row for row in rows(page(aldo, LOG)) if ">no<" in row]
    assert len(broken) == 1
    assert "ha chiuso il fascicolo" in broken[0]
    assert [line[-1] for line in exported(aldo)].count("no") == 1


def test_file_runs_no_formula(case: Case, aldo: Persona, bruno: Persona) -> None:
    trickster = add_user("gigi", "", first_name='=HYPERLINK("http://x")', last_name="Z")
    reading(trickster, case, "case.people")
    open_in_need(case, by=bruno.user, reason="@SUM(1+1)*cmd|' /C calc'!A0")

    cells = [cell for line in exported(aldo) for cell in line]

    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)


def test_taking_the_log_away_is_a_reading(case: Case, aldo: Persona) -> None:
    exported(aldo)

    event = ReadEvent.objects.get()
    assert (event.reader_id, event.what) == (aldo.user.pk, "log.exported")
    assert event.object_id == Organisation.objects.get(short_name="Milano").pk


@pytest.mark.alike
def test_log_takes_as_many_statements_for_one_case_as_for_three(
    case: Case, aldo: Persona, sara: Persona
) -> None:
    reading(sara.user, case, "case.people")
    few = statements(aldo, LOG)

    for number in (2, 3):
        reading(sara.user, receive(sara, rg_number=number), "case.people")

    assert (few, statements(aldo, LOG)) == (11, 11)
