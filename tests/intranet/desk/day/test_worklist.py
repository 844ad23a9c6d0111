from typing import Any

import pytest

from intranet.desk.day.worklist import Tab, Wish, counts_of, first_tab, steps, work_of
from tests.personas import Persona, on, receive
from workflows.cases.models import Case
from workflows.engine.execution import take


def titles(persona: Persona, **wish: Any) -> list[str]:
    return [str(work.title) for work in work_of(persona.user, Wish(**wish)).rows]


def test_work_is_mine_or_free_or_of_the_service(case: Case, sara: Persona, bruno: Persona) -> None:
    other = receive(sara, 77)
    take(bruno.task("check_documents", other), bruno.user)

    mine = work_of(bruno.user, Wish(Tab.MINE)).rows
    free = work_of(bruno.user, Wish(Tab.FREE)).rows
    everything = work_of(bruno.user, Wish(Tab.ALL)).rows

    assert [work.number for work in mine] == [other.number]
    assert mine[0].is_mine
    assert [work.number for work in free] == [case.number]
    assert free[0].is_free
    assert {work.number for work in everything} == {case.number, other.number}


def test_counts_stop_at_fifty(case: Case, sara: Persona, bruno: Persona) -> None:
    assert counts_of(bruno.user) == {"miei": "0", "da-prendere": "1", "del-servizio": "1"}

    for number in range(50):
        receive(sara, 100 + number)

    assert counts_of(bruno.user) == {"miei": "0", "da-prendere": "50+", "del-servizio": "50+"}


def test_work_comes_fifty_at_a_time(sara: Persona, bruno: Persona) -> None:
    cases = [receive(sara, 100 + number).number for number in range(51)]

    first = work_of(bruno.user, Wish(Tab.FREE))
    second = work_of(bruno.user, Wish(Tab.FREE, after=first.after))

    assert len(first.rows) == 50
    assert {work.number for work in (*first.rows, *second.rows)} == set(cases)
    assert second.after == ""


def test_nearest_term_comes_first_unless_asked(
    case: Case, sara: Persona, bruno: Persona, clock: Any
) -> None:
    clock.move_to(on("2026-09-08"))
    later = receive(sara, 77)

    nearest = [work.number for work in work_of(bruno.user, Wish(Tab.FREE)).rows]
    farthest = work_of(bruno.user, Wish(Tab.FREE, farthest_first=True)).rows

    assert nearest == [case.number, later.number]
    assert [work.number for work in farthest] == [later.number, case.number]


def test_step_filters_the_list(assigned: Case, sara: Persona, bruno: Persona) -> None:
    receive(sara, 77)
    bruno.does("check_documents", receive(sara, 78))

    assert titles(bruno, tab=Tab.FREE, step="assign_case") == ["Assegnare il caso"]
    assert titles(bruno, tab=Tab.FREE, step="check_documents") == ["Controllare i documenti"]


def test_late_is_what_was_due_before_today(case: Case, bruno: Persona, clock: Any) -> None:
    clock.move_to(on("2026-09-14", "23:00"))
    assert titles(bruno, tab=Tab.FREE, late=True) == []

    clock.move_to(on("2026-09-15", "00:30"))
    assert titles(bruno, tab=Tab.FREE, late=True) == ["Controllare i documenti"]


@pytest.mark.parametrize(
    "query", [{"lista": "x", "passo": "nessuno"}, {"lista": "", "passo": "acknowledge_report"}]
)
def test_wish_that_makes_no_sense_is_left_out(query: dict[str, str]) -> None:
    assert Wish.read(query) == Wish()


def test_steps_are_those_that_work_on_cases() -> None:
    names = [name for name, _title in steps()]

    assert "hold_visit" in names
    assert "acknowledge_report" not in names


@pytest.mark.parametrize("name", ["carla", "ada", "luca", "furio", "elsa", "dino", "irene"])
def test_work_does_not_exist_for_others(case: Case, people: dict[str, Persona], name: str) -> None:
    user = people[name].user

    assert work_of(user, Wish(Tab.ALL)).rows == []
    assert set(counts_of(user).values()) == {"0"}


@pytest.mark.parametrize(
    ("mine", "free", "opened"), [("0", "3", Tab.FREE), ("0", "0", Tab.MINE), ("1", "3", Tab.MINE)]
)
def test_desk_opens_on_the_own_work_or_else_on_what_waits(
    mine: str, free: str, opened: Tab
) -> None:
    counts = {Tab.MINE.value: mine, Tab.FREE.value: free, Tab.ALL.value: "9"}

    assert first_tab(counts) == opened
