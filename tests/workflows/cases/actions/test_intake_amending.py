import datetime as dt
from typing import Any

from tests.personas import FATHER, MOTHER, ORDER, Persona
from tests.refusals import refused
from tests.workflows.cases.actions.orders import amend
from workflows.cases.models import Case, Visit

SEPTEMBER, OCTOBER = dt.date(2026, 9, 5), dt.date(2026, 10, 1)


def versions(case: Case) -> list[int]:
    return sorted(case.orders.values_list("version", flat=True))


def test_amendment_holds_from_its_own_date(case: Case, sara: Persona) -> None:
    first = case.current_order()

    second = amend(case, sara, issued_on=SEPTEMBER, effective_from=OCTOBER)

    assert (second.version, second.supersedes) == (2, first)
    assert case.order_on(dt.date(2026, 9, 30)) == first
    assert case.order_on(OCTOBER) == second
    assert case.current_order() == first


def test_amendment_without_a_date_of_effect_holds_from_its_issue(case: Case, sara: Persona) -> None:
    second = amend(case, sara, issued_on=SEPTEMBER)

    assert second.effective_from == SEPTEMBER
    assert case.current_order() == second


def test_amendments_supersede_one_another_in_turn(case: Case, sara: Persona) -> None:
    first = case.current_order()

    second = amend(case, sara, issued_on=SEPTEMBER)
    third = amend(case, sara, issued_on=SEPTEMBER, frequency="monthly")

    assert third.supersedes == second
    assert second.supersedes == first
    assert case.current_order() == third


def test_amendment_replaces_one_that_was_to_hold_later(case: Case, sara: Persona) -> None:
    amend(case, sara, issued_on=SEPTEMBER, effective_from=dt.date(2026, 11, 1))
    third = amend(case, sara, issued_on=SEPTEMBER, effective_from=OCTOBER)

    assert case.order_on(dt.date(2026, 12, 1)) == third


def test_visits_planned_before_keep_the_earlier_order(planned: Case, sara: Persona) -> None:
    first = planned.current_order()

    amend(planned, sara, issued_on=SEPTEMBER)

    assert {visit.plan.order for visit in Visit.objects.filter(case=planned)} == {first}


NOT_FOLLOWING: list[tuple[str, dict[str, Any]]] = [
    ("issued_on", {"issued_on": ORDER["issued_on"] - dt.timedelta(days=1)}),
    ("effective_from", {"issued_on": SEPTEMBER, "effective_from": ORDER["issued_on"]}),
    ("expires_on", {"expires_on": dt.date(2026, 9, 1)}),
    ("level", {"level": ""}),
    ("frequency", {"frequency": ""}),
    ("issued_on", {"frequency": "weekly"}),
    ("adults", {"adults": (MOTHER,)}),
]


def test_amendment_that_cannot_follow_is_refused(case: Case, sara: Persona) -> None:
    for field, changes in NOT_FOLLOWING:
        with refused(field):
            amend(case, sara, **changes)


def test_amendment_sent_twice_is_registered_once(case: Case, sara: Persona) -> None:
    amend(case, sara)

    with refused("issued_on", says="già registrato"):
        amend(case, sara)

    assert versions(case) == [1, 2]


def test_amendment_may_change_the_people_alone(case: Case, sara: Persona) -> None:
    second = amend(case, sara, frequency="weekly", adults=(FATHER,))

    assert [str(person) for person in second.people_with("authorised")] == ["Marco Rossi"]  # type: ignore[arg-type]
    assert second.people_with("carer") == []  # type: ignore[arg-type]


def test_amendment_of_a_closed_case_is_refused(concluded: Case, sara: Persona) -> None:
    with refused(says="chiuso"):
        amend(concluded, sara)
