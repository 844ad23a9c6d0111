import pytest

from intranet.desk.cases.listing import Search, cases_for
from permissions.people import system_user
from tests.intranet.desk.pages import page, statements
from tests.personas import Persona, receive
from workflows.cases.actions.closing import close_case
from workflows.cases.entries import PersonEntry
from workflows.cases.models import Case


def numbers(persona: Persona, text: str = "", state: str = "") -> list[str]:
    return [case.number for case in cases_for(persona.user, Search(text, state)).rows]


@pytest.mark.parametrize(
    "text", ["2026/0001", "2026/1", "1234/2026", "R.G. 1234/2026", "rg 1234/2026", "1234", "1"]
)
def test_case_is_found_by_its_number_and_by_the_courts(
    case: Case, sara: Persona, text: str
) -> None:
    receive(sara, 777)
    wanted = [] if text == "2026/1" else ["2026/0001"]

    assert numbers(sara, text) == wanted


@pytest.mark.parametrize("text", ["giulia", "Giulia Rossi", "ros"])
def test_case_is_found_by_a_child_whom_one_may_know(
    case: Case, sara: Persona, carla: Persona, text: str
) -> None:
    receive(sara, 777, children=(PersonEntry("Anna", "Verdi"),))

    assert numbers(sara, text) == ["2026/0001"]
    assert numbers(carla, text) == []


@pytest.mark.parametrize("text", ["Marco", "%", "_", "'; --", "9" * 40, "2026/%"])
def test_search_finds_neither_adults_nor_patterns(case: Case, sara: Persona, text: str) -> None:
    assert numbers(sara, text) == []


def test_child_is_not_searched_by_who_may_not_know_it(
    planned: Case, people: dict[str, Persona]
) -> None:
    close(planned)

    assert numbers(people["sara"], "Giulia") == []
    assert numbers(people["sara"], "2026/0001") == ["2026/0001"]
    assert numbers(people["bruno"], "Giulia") == ["2026/0001"]


def close(case: Case) -> None:
    case.state = "closing"
    case.save()
    close_case(case, by=system_user())


def test_state_filters_the_list(assigned: Case, sara: Persona) -> None:
    receive(sara, 777)

    assert numbers(sara, state="assigned") == [assigned.number]


@pytest.mark.parametrize("name", ["carla", "pia", "luca", "elsa", "furio", "dino"])
def test_case_is_not_listed_for_others(
    assigned: Case, people: dict[str, Persona], name: str
) -> None:
    text = page(people[name], "/casi/")

    assert assigned.number not in text
    assert "Giulia" not in text


@pytest.mark.alike
def test_cases_take_as_many_statements_for_one_as_for_fifty(case: Case, sara: Persona) -> None:
    assert statements(sara, "/casi/") == 7

    for number in range(60):
        receive(sara, 2000 + number)

    assert statements(sara, "/casi/") == 7


def test_cases_come_fifty_at_a_time_the_latest_first(sara: Persona) -> None:
    received = [receive(sara, 2000 + number).number for number in range(51)]

    first = cases_for(sara.user, Search())
    second = cases_for(sara.user, Search(after=first.after))

    assert [case.number for case in (*first.rows, *second.rows)] == received[::-1]
    assert len(second.rows) == 1
