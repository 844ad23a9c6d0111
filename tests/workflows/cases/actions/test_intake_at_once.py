import datetime as dt

import pytest

from tests.personas import Persona
from tests.together import together
from tests.workflows.cases.actions.orders import amend, receive
from workflows.cases.models import Case
from workflows.cases.refusal import Refused

pytestmark = pytest.mark.usefixtures("on_disk")


def test_order_registered_twice_at_once_opens_one_case(sara: Persona) -> None:
    errors = together(*[lambda: receive(sara)] * 3)

    refusals = [error for error in errors if error]
    assert [type(error) for error in refusals] == [Refused, Refused]
    assert [case.number for case in Case.objects.all()] == ["2026/0001"]
    assert receive(sara, rg_number=2).number == "2026/0002"


def test_amendments_at_once_follow_one_another(sara: Persona) -> None:
    case = receive(sara)
    days = [dt.date(2026, 10, day) for day in (1, 2, 3)]

    errors = together(*[lambda day=day: amend(case, sara, effective_from=day) for day in days])

    assert errors == [None] * 3
    chain = case.orders.order_by("version").values_list("version", "supersedes__version")
    assert list(chain) == [(1, None), (2, 1), (3, 2), (4, 3)]


def test_amendment_registered_twice_at_once_counts_once(sara: Persona) -> None:
    case = receive(sara)

    errors = together(*[lambda: amend(case, sara)] * 2)

    assert [type(error) for error in errors if error] == [Refused]
    assert case.orders.count() == 2
