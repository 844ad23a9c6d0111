"""Held through a unit or oneself: it ends alike, and one right never stands for another."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models import Model, Q, QuerySet
from time_machine import Traveller

from permissions.assignment import assign, unit_of
from permissions.models import Organisation
from permissions.policy import Person, Sight, allowed, visible_to
from permissions.roles import Role
from tests.personas import MONDAY, Persona
from tests.workflows.engine.sample.flows import AskFlow
from tests.workflows.engine.sample.models import SampleProcess
from workflows.cases.models import Case, CaseReason

SOON = MONDAY + timedelta(hours=1)


def test_role_given_to_a_unit_until_a_moment_ends_then_though_nothing_tidies_up(
    case: Case, elsewhere: Organisation, pia: Persona, clock: Traveller
) -> None:
    unit = unit_of(elsewhere, Role.FRONT_OFFICE)
    assign(case, unit, Role.FRONT_OFFICE, by=pia.user, until=SOON)

    clock.move_to(SOON - timedelta(seconds=1))
    assert pia.may("cases.view_case", case)
    assert pia.sees(case)
    clock.move_to(SOON)

    assert allowed(pia.user, case) == frozenset()
    assert not pia.sees(case)


@pytest.mark.parametrize("held_through", ["user", "unit"])
def test_one_right_on_an_object_is_not_another(
    held_through: str, case: Case, ada: Persona, sara: Persona
) -> None:
    assign(case, ada.user, Role.OPERATOR, by=ada.user)
    holder = {"user": ada, "unit": sara}[held_through]

    cases = Case.objects.all()
    assert visible_to(holder.user, cases, "cases.view_case").exists()
    assert not visible_to(holder.user, cases, "cases.sign_report").exists()


def test_record_that_nothing_opens_is_seen_by_nobody(
    service: Organisation, sara: Persona, monkeypatch: pytest.MonkeyPatch
) -> None:
    AskFlow.begin.run(organisation=service, wanted=0)
    assert visible_to(sara.user, SampleProcess.objects.all()).exists()

    monkeypatch.setattr(SampleProcess, "sights", ())

    assert not visible_to(sara.user, SampleProcess.objects.all()).exists()


class Everything:
    """Rules by which everybody sees everything, but nothing by "cases.sign_report"."""

    def allowed(self, user: Person, record: Any) -> frozenset[str]:
        return frozenset()

    def visible[M: Model](
        self, user: Person, queryset: QuerySet[M], permission: str
    ) -> QuerySet[M]:
        return queryset.none() if permission == "cases.sign_report" else queryset


@pytest.fixture
def ruled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cases that are asked of rules, as things in a tree are."""
    monkeypatch.setattr(Case, "rules", Everything(), raising=False)


def test_rules_say_which_records_of_a_guard_a_permission_opens(
    ruled: None, case: Case, sara: Persona
) -> None:
    CaseReason.objects.create(case=case, reason="conflict")

    reasons = CaseReason.objects.all()
    assert visible_to(sara.user, reasons, "cases.hold_visit").exists()
    assert not visible_to(sara.user, reasons, "cases.sign_report").exists()


def test_sight_opens_its_own_records_of_a_guard_with_rules(
    ruled: None, case: Case, sara: Persona, monkeypatch: pytest.MonkeyPatch
) -> None:
    conflict, _ = (
        CaseReason.objects.create(case=case, reason=why) for why in ("conflict", "distance")
    )
    open_and_shut = (
        Sight("cases.hold_visit", Q(reason="conflict")),
        Sight("cases.sign_report", Q(reason="distance")),
    )
    monkeypatch.setattr(CaseReason, "sights", open_and_shut)

    assert visible_to(sara.user, CaseReason.objects.all()).get() == conflict


def test_record_of_a_guard_with_rules_that_nothing_opens_is_seen_by_nobody(
    ruled: None, case: Case, sara: Persona, monkeypatch: pytest.MonkeyPatch
) -> None:
    CaseReason.objects.create(case=case, reason="conflict")
    assert visible_to(sara.user, CaseReason.objects.all()).exists()

    monkeypatch.setattr(CaseReason, "sights", ())

    assert not visible_to(sara.user, CaseReason.objects.all()).exists()


def test_permission_is_asked_for_where_it_is_held(
    case: Case, other_case: Case, sara: Persona, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, _ = (CaseReason.objects.create(case=each) for each in (case, other_case))
    reasons = CaseReason.objects.all()
    assert not visible_to(sara.user, reasons, "permissions.register_order").exists()

    elsewhere = {"permissions.register_order": "case__service"}
    monkeypatch.setattr(CaseReason, "guard_paths", elsewhere, raising=False)

    assert visible_to(sara.user, reasons, "permissions.register_order").get() == ours
    assert visible_to(sara.user, reasons, "cases.view_case").get() == ours
