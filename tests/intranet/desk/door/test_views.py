"""The page of the door: what it says, to whom, and what is noted from it."""

import pytest
from time_machine import Traveller

from tests.intranet.desk.pages import browser, page, statements
from tests.personas import CHILDREN, FATHER, Persona, on
from workflows.cases.actions.door import call_interpreter
from workflows.cases.actions.visits import confirm_visit, decide_visit
from workflows.cases.enums import Level, VisitState
from workflows.cases.models import Arrival, Case, Person, Visit

DOOR = "/accoglienza/"
SECRETS = ("Rossi", "Bianchi", "Lia", "2026/0001", "1234/2026", "Protetto", "Ada", "R.G.")


@pytest.fixture
def visit(planned: Case, clock: Traveller) -> Visit:
    """The visit of 14 September at three, in the morning of that day."""
    clock.move_to(on("2026-09-14"))
    return planned.visits.earliest("starts_at")


def note(who: Persona, visit: Visit, what: str, person: Person | int) -> int:
    key = person if isinstance(person, int) else person.pk
    return browser(who).post(f"{DOOR}{visit.pk}/{what}/", {"person": key}).status_code


def father(visit: Visit) -> Person:
    return visit.case.people.get(first_name=FATHER.first_name)


def child(visit: Visit) -> Person:
    return visit.case.people.get(first_name=CHILDREN[0].first_name)


def test_door_says_who_comes_first_and_who_goes_last(visit: Visit, rita: Persona) -> None:
    text = page(rita, DOOR)

    assert "15:00–16:00" in text
    assert "Sala blu" in text
    assert "Marco</strong> arriva alle 14:45, esce alle 16:15" in text
    assert "Giulia</strong> arriva alle 15:00, esce alle 16:00" in text
    assert text.index("Marco</strong>") < text.index("Giulia</strong>")


def test_door_says_nothing_more(visit: Visit, rita: Persona, ines: Persona, bruno: Persona) -> None:
    call_interpreter(visit, ines.user, by=bruno.user)

    for name in (rita, ines):
        text = page(name, DOOR)
        assert "Giulia" in text
        main = text[text.index("<main") :]
        assert [secret for secret in SECRETS if secret in main] == []


def test_door_is_empty_for_who_does_not_keep_it(visit: Visit, people: dict[str, Persona]) -> None:
    pages = {name: page(who, DOOR) for name, who in people.items() if name != "rita"}

    assert [name for name, text in pages.items() if "Nessun incontro oggi" not in text] == []
    assert [name for name, text in pages.items() if "Giulia" in text or "Marco" in text] == []


def test_interpreter_sees_the_one_slot_and_notes_nothing(
    visit: Visit, ines: Persona, bruno: Persona, clock: Traveller
) -> None:
    call_interpreter(visit, ines.user, by=bruno.user)

    assert page(ines, DOOR).count('class="day-visit"') == 1
    assert "Registra" not in page(ines, DOOR)
    assert note(ines, visit, "arrivo", father(visit)) == 404
    clock.move_to(on("2026-09-14", "16:15"))
    assert "Marco" not in page(ines, DOOR)


def test_interpreter_is_told_of_a_video_call_that_the_door_is_not(
    visit: Visit, ines: Persona, rita: Persona, bruno: Persona
) -> None:
    visit.level = Level.VIDEO
    visit.save()
    call_interpreter(visit, ines.user, by=bruno.user)

    assert "In videochiamata" in page(ines, DOOR)
    assert "Sala blu" not in page(ines, DOOR)
    assert "Nessun incontro oggi" in page(rita, DOOR)


def test_door_lists_today_alone_and_no_cancelled_visit(
    visit: Visit, rita: Persona, bruno: Persona, clock: Traveller
) -> None:
    clock.move_to(on("2026-09-15"))
    assert "Nessun incontro oggi" in page(rita, DOOR)

    clock.move_to(on("2026-09-14"))
    why = {"side": "visitor", "reason": "È malato"}
    decide_visit(visit, by=bruno.user, state=VisitState.CANCELLED, **why)
    assert "Nessun incontro oggi" in page(rita, DOOR)


def test_arrival_and_leaving_are_noted_at_the_door(
    visit: Visit, rita: Persona, clock: Traveller
) -> None:
    clock.move_to(on("2026-09-14", "14:50"))
    assert note(rita, visit, "arrivo", father(visit)) == 302
    assert "Arrivo alle 14:50" in page(rita, DOOR)

    clock.move_to(on("2026-09-14", "16:20"))
    assert note(rita, visit, "uscita", father(visit)) == 302
    assert "Arrivo alle 14:50, uscita alle 16:20" in page(rita, DOOR)


def test_second_press_says_that_it_is_noted_already(visit: Visit, rita: Persona) -> None:
    note(rita, visit, "arrivo", father(visit))

    answer = browser(rita).post(
        f"{DOOR}{visit.pk}/arrivo/", {"person": father(visit).pk}, follow=True
    )

    assert "già registrato" in answer.content.decode()
    assert Arrival.objects.count() == 1


@pytest.mark.parametrize("what", ["arrivo", "uscita"])
def test_nobody_else_notes_anything(visit: Visit, people: dict[str, Persona], what: str) -> None:
    others = [who for name, who in people.items() if name != "rita"]

    assert {note(who, visit, what, father(visit)) for who in others} == {404}
    assert not Arrival.objects.exists()


def test_persons_who_are_not_expected_do_not_exist_at_the_door(visit: Visit, rita: Persona) -> None:
    mother = visit.case.people.get(first_name="Lia")

    assert [note(rita, visit, "arrivo", key) for key in (mother.pk, 0, 10**30)] == [404] * 3
    assert browser(rita).post(f"{DOOR}{visit.pk}/arrivo/", {"person": "\x00"}).status_code == 404


def test_concluded_visit_takes_no_arrivals_but_lets_people_out(
    visit: Visit, rita: Persona, bruno: Persona, clock: Traveller
) -> None:
    note(rita, visit, "arrivo", father(visit))
    confirm_visit(visit, by=bruno.user)
    clock.move_to(on("2026-09-14", "16:00"))
    decide_visit(visit, by=bruno.user, state=VisitState.HELD)

    text = page(rita, DOOR)

    assert "Concluso" in text
    assert "Arrivo non registrato" in text
    assert text.count("Registra l'uscita") == 1
    assert "Registra l'arrivo" not in text


@pytest.mark.alike
def test_door_takes_as_many_statements_for_one_slot_as_for_three(
    visit: Visit, rita: Persona
) -> None:
    note(rita, visit, "arrivo", child(visit))
    assert statements(rita, DOOR) == 10

    for _number in range(2):
        visit.pk = None
        visit.save(force_insert=True)
        note(rita, visit, "arrivo", child(visit))
    assert statements(rita, DOOR) == 10
