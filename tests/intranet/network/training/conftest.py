"""A course of the service of Milano with two places, and one that was held."""

import pytest
import time_machine

from intranet.network.training.actions.attending import conclude, note_attendance
from intranet.network.training.models import Course
from tests.intranet.network.training.courses import joined, organised
from tests.personas import Persona, on


@pytest.fixture
def course(table: dict[str, Persona]) -> Course:
    return organised(table["bruno"].user)


@pytest.fixture
def concluded_course(
    course: Course, table: dict[str, Persona], clock: time_machine.Traveller
) -> Course:
    """Ada was there on both days, Carla on the first."""
    ada, carla = joined(course, table["ada"], table["carla"])
    clock.move_to(on("2026-10-13"))
    first, second = course.days.all()
    note_attendance(first, by=table["bruno"].user, present={ada.pk, carla.pk})
    note_attendance(second, by=table["bruno"].user, present={ada.pk})
    return conclude(course, by=table["bruno"].user)
