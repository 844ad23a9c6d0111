"""Two people at one place, at the same moment, on connections of their own."""

import pytest

from intranet.network.training.actions.enrolling import join, leave
from intranet.network.training.models import Course
from permissions.refusal import Refused
from tests.intranet.network.training.courses import joined, organised, states
from tests.personas import Persona
from tests.together import together


@pytest.fixture
def course_on_disk(on_disk: None, table: dict[str, Persona]) -> Course:
    return organised(table["bruno"].user, places=1)


def test_one_place_is_given_once_to_many_who_ask_at_once(
    course_on_disk: Course, table: dict[str, Persona]
) -> None:
    asking = [table[name].user for name in ("ada", "luca", "carla", "sara")]

    raised = together(*[lambda by=by: join(course_on_disk, by=by) for by in asking])

    assert raised == [None] * 4
    assert sorted(states(course_on_disk).values()) == ["enrolled"] + ["waiting"] * 3


def test_one_who_asks_twice_at_once_has_one_place(
    course_on_disk: Course, table: dict[str, Persona]
) -> None:
    raised = together(*[lambda: join(course_on_disk, by=table["ada"].user)] * 3)

    assert sum(isinstance(each, Refused) for each in raised) == 2
    assert states(course_on_disk) == {"ada": "enrolled"}


def test_place_given_back_while_others_ask_is_given_once(
    course_on_disk: Course, table: dict[str, Persona]
) -> None:
    ada, _luca = joined(course_on_disk, table["ada"], table["luca"])

    raised = together(
        lambda: leave(ada, by=table["ada"].user),
        lambda: join(course_on_disk, by=table["carla"].user),
        lambda: join(course_on_disk, by=table["sara"].user),
    )

    assert raised == [None] * 3
    found = states(course_on_disk)
    assert found["luca"] == "enrolled"
    assert sorted(found.values()) == ["enrolled", "waiting", "waiting", "withdrawn"]
