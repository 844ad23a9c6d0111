import datetime as dt

import pytest

from tests.personas import Persona
from tests.workflows.cases.actions.orders import amend
from workflows.cases.models import Case, CourtOrder

DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("level", "frequency", "missing"),
    [
        ("protected", "weekly", []),
        ("", "weekly", ["level"]),
        ("protected", "", ["frequency"]),
        ("", "", ["level", "frequency"]),
    ],
)
def test_order_knows_what_it_does_not_say(level: str, frequency: str, missing: list[str]) -> None:
    assert CourtOrder(level=level, frequency=frequency).missing() == missing


def test_order_holds_from_its_effect_to_its_expiry(case: Case) -> None:
    order = case.current_order()
    first, last = dt.date(2026, 9, 3), dt.date(2027, 3, 3)

    days = [first - DAY, first, last, last + DAY]

    assert [order.is_in_force(day) for day in days] == [False, True, True, False]


def test_order_without_an_expiry_has_no_last_day(case: Case) -> None:
    order = case.current_order()
    order.expires_on = None

    assert order.last_day is None
    assert order.is_in_force(dt.date(2099, 1, 1))


def test_order_holds_until_the_eve_of_its_amendment(case: Case, sara: Persona) -> None:
    amend(case, sara, effective_from=dt.date(2026, 11, 1))
    amend(case, sara, frequency="monthly", effective_from=dt.date(2026, 10, 1))

    assert case.current_order().last_day == dt.date(2026, 9, 30)
