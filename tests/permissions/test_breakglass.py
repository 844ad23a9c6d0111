"""Access in an emergency: a reason, minutes, one event in the log, and a judgment by another."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from time_machine import Traveller

from permissions.breakglass import break_glass, glass_broken, review_access
from permissions.grants import drift, tidy
from permissions.matrix import MATRIX
from permissions.models import AuditEvent, EmergencyAccess
from permissions.policy import allowed
from permissions.refusal import Refused
from permissions.roles import Role
from tests.hearing import heard
from tests.personas import MONDAY, Persona
from workflows.cases.models import Case

REASON = "La collega è malata e la madre è qui"


@pytest.fixture
def opened() -> Iterator[list[EmergencyAccess]]:
    """The emergency accesses that were told."""
    with heard(glass_broken, "access") as told:
        yield told


def test_emergency_opens_the_case_for_reading_alone(case: Case, ada: Persona) -> None:
    assert not ada.sees(case)

    break_glass(case, REASON, by=ada.user)

    assert ada.sees(case)
    assert allowed(ada.user, case) == MATRIX["case"]["*"][Role.EMERGENCY]
    assert all(name.startswith("cases.view_") for name in allowed(ada.user, case))


def test_emergency_ends_by_the_clock_though_nothing_tidies_up(
    case: Case, ada: Persona, clock: Traveller
) -> None:
    break_glass(case, REASON, by=ada.user, minutes=15)

    clock.move_to(MONDAY + timedelta(minutes=15) - timedelta(seconds=1))
    assert ada.sees(case)
    clock.move_to(MONDAY + timedelta(minutes=15))

    assert not ada.sees(case)
    assert allowed(ada.user, case) == frozenset()
    tidy()
    assert not drift(case)


def test_emergency_is_told_and_logged_with_its_reason(
    case: Case, ada: Persona, opened: list[EmergencyAccess]
) -> None:
    access = break_glass(case, f"  {REASON} ", by=ada.user)

    assert opened == [access]
    assert (access.user, access.reason) == (ada.user, REASON)
    content_type = ContentType.objects.get_for_model(case)
    event = AuditEvent.objects.get(
        verb="glass.broken", content_type=content_type, object_id=case.pk
    )
    assert event.actor_id == ada.user.pk
    assert event.organisation_id == case.service_id
    assert event.data == {"reason": REASON, "until": opened[0].until.isoformat()}


@pytest.mark.parametrize("reason", ["", "perché serve adesso", " " * 30, "x" * 19 + "  "])
def test_emergency_without_a_reason_of_twenty_characters_is_refused(
    case: Case, ada: Persona, opened: list[EmergencyAccess], reason: str
) -> None:
    with pytest.raises(Refused) as refusal:
        break_glass(case, reason, by=ada.user)

    assert refusal.value.field == "reason"
    assert not ada.sees(case)
    assert opened == []
    assert not EmergencyAccess.objects.exists()


@pytest.mark.parametrize("minutes", [0, -5, 61])
def test_emergency_lasts_an_hour_at_most(case: Case, ada: Persona, minutes: int) -> None:
    with pytest.raises(Refused) as refusal:
        break_glass(case, REASON, by=ada.user, minutes=minutes)

    assert refusal.value.field == "minutes"
    assert not ada.sees(case)


@pytest.mark.parametrize("minutes", [1, 60])
def test_twenty_characters_and_a_minute_to_an_hour_are_enough(
    case: Case, ada: Persona, minutes: int
) -> None:
    access = break_glass(case, "x" * 20, by=ada.user, minutes=minutes)

    assert access.until - access.since == timedelta(minutes=minutes)
    assert ada.sees(case)


def test_emergency_is_judged_by_another(case: Case, ada: Persona, sara: Persona) -> None:
    access = break_glass(case, REASON, by=ada.user)

    with pytest.raises(Refused, match="proprio accesso"):
        review_access(access, by=ada.user, justified=True, judgment="Andava fatto")
    review_access(access, by=sara.user, justified=False, judgment="Bastava chiedere")

    access.refresh_from_db()
    assert (access.reviewer, access.justified) == (sara.user, False)
    assert access.reviewed_at == MONDAY
    assert AuditEvent.objects.get(verb="glass.reviewed").data == {"justified": False}


def test_emergency_is_judged_once(case: Case, ada: Persona, sara: Persona) -> None:
    access = break_glass(case, REASON, by=ada.user)
    review_access(access, by=sara.user, justified=True, judgment="Andava fatto")

    with pytest.raises(Refused, match="già stato valutato"):
        review_access(access, by=sara.user, justified=False, judgment="Anzi no")
