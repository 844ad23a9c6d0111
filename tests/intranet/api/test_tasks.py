"""One's own work, asked with a key: the number of a case, and no name of a family."""

import pytest

from tests.intranet.api.programs import program
from tests.personas import Persona, receive
from workflows.cases.models import Case


def test_task_has_its_case_its_term_and_its_address(assigned: Case, ada: Persona) -> None:
    _, answer = program(ada).get("tasks/")

    address = f"/compiti/{ada.task('meet_referrer', assigned)}/"
    [task] = [each for each in answer["items"] if each["address"] == address]
    assert task["case"] == assigned.number
    assert task["title"]
    assert task["due"].endswith("+02:00")
    assert len(answer["items"]) == len(ada.tasks(assigned))
    assert "Rossi" not in str(answer)


def test_who_has_no_work_is_given_none(assigned: Case, dino: Persona, elsa: Persona) -> None:
    assert program(dino).get("tasks/")[1] == {"items": [], "next": ""}
    assert program(elsa).get("tasks/")[1] == {"items": [], "next": ""}


def test_tasks_are_told_apart_by_whose_hands_they_are_in(case: Case, bruno: Persona) -> None:
    asking = program(bruno)

    counts = {
        which: len(asking.get("tasks/", which=which)[1]["items"])
        for which in ("mine", "free", "all")
    }

    assert counts["all"] == counts["mine"] + counts["free"] == len(bruno.tasks(case)) > 0
    assert asking.get("tasks/", which="altrui")[0] == 422


@pytest.mark.alike
@pytest.mark.parametrize("count", [1, 50])
def test_tasks_cost_the_same_for_one_and_for_fifty(
    bruno: Persona, sara: Persona, count: int
) -> None:
    for number in range(count):
        receive(sara, number + 1)

    assert program(bruno).statements("tasks/") == 2
