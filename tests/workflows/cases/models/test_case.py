import datetime as dt

from tests.personas import Persona, receive
from tests.workflows.cases.actions.orders import amend
from workflows.cases.enums import CaseState
from workflows.cases.models import Case


def test_order_on_a_day_before_any_is_none(case: Case) -> None:
    assert case.order_on(dt.date(2026, 9, 2)) is None


def test_order_on_a_day_is_the_latest_in_effect(case: Case, sara: Persona) -> None:
    second = amend(case, sara, effective_from=dt.date(2026, 9, 20))
    third = amend(case, sara, frequency="monthly", effective_from=dt.date(2026, 10, 1))

    days = [dt.date(2026, 9, 19), dt.date(2026, 9, 20), dt.date(2026, 9, 30), dt.date(2026, 10, 1)]
    assert [case.order_on(day) for day in days] == [second.supersedes, second, second, third]


def test_current_order_before_any_takes_effect_is_the_first(sara: Persona) -> None:
    case = receive(sara, order={"effective_from": dt.date(2026, 10, 1)})
    amend(case, sara, effective_from=dt.date(2026, 10, 15))

    assert case.current_order().version == 1


def test_proceeding_is_said_as_the_court_says_it(case: Case) -> None:
    assert case.proceeding == "R.G. 1234/2026"


def test_case_is_closed_at_its_end_or_gone_elsewhere() -> None:
    closed = {state for state in CaseState if Case(state=state).is_closed()}

    assert closed == {"closed", "transferred"}


def test_case_is_transferable_until_its_report_is_due() -> None:
    kept = {state for state in CaseState if not Case(state=state).is_transferable()}

    assert kept == {"closing", "closed", "transferred"}
