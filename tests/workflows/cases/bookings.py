"""Bookings for the tests of the planner and of its actions."""

import datetime as dt
from dataclasses import replace
from typing import Any

from permissions.models import User
from tests.personas import on
from workflows.cases.enums import Level
from workflows.cases.models import Case, Person, Room, Visit, VisitPlan
from workflows.cases.planner import Booking, Objection, neighbours, objections

FIRST = on("2026-09-14", "15:00")


def booking(case: Case, operator: Any = None, **changes: Any) -> Booking:
    """A visit with the father in the first room, Monday 14 September at three, for an hour."""
    usual = Booking(
        case=case,
        order=case.current_order(),
        visitor=Person.objects.get(case=case, first_name="Marco"),
        level=Level.PROTECTED,
        room=Room.objects.filter(service=case.service).order_by("name")[0],
        operator=operator or User.objects.get(username="ada"),
        starts_at=FIRST,
        minutes=60,
    )
    return replace(usual, **changes)


def booked(wanted: Booking, state: str = "proposed") -> Visit:
    """A visit that stands in the calendar as `wanted`."""
    plan = VisitPlan.objects.create(
        case=wanted.case,
        order=wanted.order,
        visitor=wanted.visitor,
        level=wanted.level,
        review_on=dt.date(2026, 12, 1),
        author=wanted.operator,
    )
    return Visit.objects.create(
        case=wanted.case,
        plan=plan,
        visitor=wanted.visitor,
        room=wanted.room,
        operator=wanted.operator,
        level=wanted.level,
        starts_at=wanted.starts_at,
        ends_at=wanted.ends_at,
        state=state,
    )


def fields(wanted: Booking) -> list[str]:
    """The fields at which the calendar speaks against `wanted`."""
    return [objection.field for objection in against(wanted)]


def against(wanted: Booking) -> list[Objection]:
    return objections(wanted, neighbours([wanted]))
