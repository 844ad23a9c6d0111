"""The pages of the courses."""

import datetime as dt

import pytest
import time_machine
from icalendar import Calendar

from intranet.network.actions import leave_table
from intranet.network.training.actions.announcing import cancel
from intranet.network.training.actions.enrolling import leave
from intranet.network.training.models import Course, Enrolment
from tests.intranet.content.pages import browser, page, sent, statements, status
from tests.intranet.network.conftest import seat_of
from tests.intranet.network.training.courses import (
    FIRST,
    duties_of,
    joined,
    organised,
    span,
    states,
)
from tests.personas import Persona, on

ROOM = "/rete/formazione/"


@pytest.mark.parametrize("name", ["irene", "elsa", "ines"])
def test_pages_are_not_there_for_others(
    course: Course, table: dict[str, Persona], name: str
) -> None:
    where = course.get_absolute_url()
    for address in (
        ROOM,
        where,
        f"{where}calendario.ics",
        f"{ROOM}mia/",
        f"{ROOM}ore/",
        f"{ROOM}nuovo/",
        "/rete/attestati/verifica/",
    ):
        assert status(table[name], address) == 404, address


def test_running_a_course_is_not_there_for_others(
    course: Course, table: dict[str, Persona]
) -> None:
    joined(course, table["ada"])
    where, mine = course.get_absolute_url(), Enrolment.objects.get()
    day = course.days.all()[0]
    for name in ("ada", "luca", "carla", "olga"):
        for address in ("modifica/", "giornate/", "annullamento/"):
            assert status(table[name], f"{where}{address}") == 404
            assert sent(table[name], f"{where}{address}", reason="No")[0] == 404
        assert sent(table[name], f"{where}passo/chiudi/")[0] == 404
        assert sent(table[name], f"/rete/iscrizioni/{mine.pk}/posto/")[0] == 404
        assert status(table[name], f"/rete/giornate/{day.pk}/presenze/") == 404
        assert "Chi partecipa" not in page(table[name], where)
    assert sent(table["bruno"], f"{where}passo/altro/")[0] == 404
    course.refresh_from_db()
    assert course.state == Course.State.OPEN


def test_reader_joins_waits_moves_up_and_confirms(
    course: Course, table: dict[str, Persona]
) -> None:
    joined(course, table["carla"])
    ada, luca, where = table["ada"], table["luca"], course.get_absolute_url()

    sent(ada, f"{where}iscrizione/")
    sent(luca, f"{where}iscrizione/")

    assert "al numero 1" in page(luca, where)
    sent(ada, f"{where}ritiro/")
    [duty] = duties_of(luca.user)
    assert "Si è liberato un posto" in duty.title
    assert "Confermo: ci sarò" in page(luca, where)
    sent(luca, f"{where}conferma/")
    assert duties_of(luca.user) == []
    assert states(course) == {"carla": "enrolled", "ada": "withdrawn", "luca": "enrolled"}
    assert sent(ada, f"{where}ritiro/")[0] == 404


def test_organiser_notes_concludes_and_the_certificate_is_checked(
    course: Course, table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    bruno, ada, where = table["bruno"], table["ada"], course.get_absolute_url()
    [mine] = joined(course, ada)
    clock.move_to(on("2026-10-13"))
    duties = [each.title for each in duties_of(table["gino"].user)]
    for day in course.days.all():
        sent(bruno, f"/rete/giornate/{day.pk}/presenze/", present=[mine.pk])
    sent(bruno, f"{where}passo/concludi/")

    assert duties == ["Segnare chi c’era"] * 2
    assert duties_of(table["gino"].user) == []
    certificate = mine.certificates.get()
    assert browser(ada).get(certificate.get_absolute_url()).content.startswith(b"%PDF")
    checked = f"/rete/attestati/verifica/?numero=a+2026/1&codice={certificate.code.lower()}"
    html = page(table["nora"], checked)
    assert "L’attestato è valido" in html
    assert "Ada Conti" in html
    assert certificate.sha256 in html
    sent(bruno, f"/rete/giornate/{day.pk}/presenze/", reason="Era un’altra persona.")
    html = page(table["nora"], checked)
    assert "non vale più" in html
    assert "Era un’altra persona" not in html


@pytest.mark.parametrize("query", ["numero=A+2026/1&codice=SBAGLIATO", "numero=A+2026/9&codice={}"])
def test_certificate_is_found_by_number_and_code_together(
    concluded_course: Course, table: dict[str, Persona], query: str
) -> None:
    code = concluded_course.enrolments.get(person=table["ada"].user).certificates.get().code

    html = page(table["nora"], f"/rete/attestati/verifica/?{query.format(code)}")

    assert "Nessun attestato" in html
    assert "Ada Conti" not in html
    wrong = page(table["nora"], "/rete/attestati/verifica/?numero=dodici&codice=")
    assert "Un numero è scritto così" in wrong


def test_certificate_is_read_by_its_person_their_service_and_who_runs_the_course(
    concluded_course: Course, table: dict[str, Persona]
) -> None:
    made = concluded_course.enrolments.get(person=table["ada"].user).certificates.get()

    able = {name for name in table if status(table[name], made.get_absolute_url()) == 200}

    assert able == {"ada", "bruno", "gino", "dino"}


def test_hours_are_ones_own_the_services_and_the_networks(
    concluded_course: Course, table: dict[str, Persona]
) -> None:
    assert "8 ore, in 1 corso" in page(table["ada"], f"{ROOM}mia/")
    assert "A 2026/1" in page(table["ada"], f"{ROOM}mia/")
    bruno, carla, dino = (page(table[name], f"{ROOM}ore/") for name in ("bruno", "carla", "dino"))

    assert ("Ada Conti" in bruno, "Carla Sala" in bruno) == (True, False)
    assert ("Ada Conti" in carla, "Carla Sala" in carla) == (False, True)
    assert "Ada Conti" not in dino
    assert "Spazio Neutro di Milano" in dino
    assert "8 ore" in dino
    assert status(table["ada"], f"{ROOM}ore/") == 404
    for year in ("2025", "domani"):
        assert "Ore di formazione, 2026" in page(table["bruno"], f"{ROOM}ore/?anno={year}")


def test_calendar_has_an_event_for_each_day(course: Course, table: dict[str, Persona]) -> None:
    answer = browser(table["ada"]).get(f"{course.get_absolute_url()}calendario.ics")

    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert [each.decoded("DTSTART") for each in events] == [
        on("2026-10-05", "09:00"),
        on("2026-10-12", "09:00"),
    ]
    assert {str(each["STATUS"]) for each in events} == {"CONFIRMED"}
    cancel(course, by=table["bruno"].user, reason="Neve.")
    again = browser(table["ada"]).get(f"{course.get_absolute_url()}calendario.ics")
    later = Calendar.from_ical(again.content).walk("VEVENT")
    assert {(str(each["STATUS"]), each["SEQUENCE"]) for each in later} == {("CANCELLED", 1)}
    assert [each["UID"] for each in later] == [each["UID"] for each in events]


@pytest.mark.alike
def test_pages_cost_the_same_for_one_and_for_three(
    course: Course, table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    bruno, where = table["bruno"], course.get_absolute_url()
    joined(course, table["ada"])
    clock.move_to(on(FIRST, "15:00"))
    pages = (ROOM, where, f"{ROOM}mia/", f"{ROOM}ore/", "/rete/")
    alone = [statements(bruno, each) for each in pages]

    clock.move_to(on("2026-09-07"))
    joined(course, table["luca"], table["sara"], table["nora"])
    for number in range(2):
        another = organised(table["gino"].user, title=f"Altro {number}", days=(span(FIRST),))
        joined(another, table["ada"], table["bruno"], table["luca"])
    clock.move_to(on(FIRST, "15:00"))

    assert [statements(bruno, each) for each in pages] == alone


def test_place_that_came_free_is_no_duty_once_the_course_began(
    course: Course, table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    ada, _carla, _luca = joined(course, table["ada"], table["carla"], table["luca"])
    leave(ada, by=table["ada"].user)
    clock.move_to(on(FIRST, "10:00"))

    assert duties_of(table["luca"].user) == []


def test_duties_of_the_coordination_are_of_its_own_courses(
    table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    organised(table["bruno"].user, title="Di Milano")
    organised(table["dino"].user, "Città metropolitana", title="Della rete", days=(span(FIRST),))
    clock.move_to(on("2026-10-13"))

    assert {each.about for each in duties_of(table["dino"].user)} == {"Della rete"}
    assert {each.about for each in duties_of(table["bruno"].user)} == {"Di Milano"}
    assert duties_of(table["carla"].user) == []
    assert {each.due for each in duties_of(table["dino"].user)} == {dt.date(2026, 10, 12)}


def test_course_of_a_service_that_left_falls_to_the_coordination(
    table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    organised(table["carla"].user, "Lodi")
    leave_table(
        seat_of("Lodi"), by=table["dino"].user, until=dt.date(2026, 9, 30), reason="Chiude."
    )

    clock.move_to(on("2026-10-13"))

    assert duties_of(table["carla"].user) == []
    assert [each.title for each in duties_of(table["dino"].user)] == ["Segnare chi c’era"] * 2
