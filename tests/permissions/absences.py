"""Absences in which a colleague stands in."""

from datetime import datetime, timedelta

from permissions.models import Organisation, Substitution
from permissions.substitution import substitute
from tests.personas import MONDAY, Persona

# What an operator may do on a case of theirs.
HOLD = "cases.hold_visit"
FRIDAY = MONDAY + timedelta(days=4)


def replaced(
    service: Organisation,
    absent: Persona,
    stand_in: Persona,
    since: datetime = MONDAY,
    until: datetime = FRIDAY,
) -> Substitution:
    return substitute(service, absent.user, stand_in.user, since=since, until=until, by=absent.user)
