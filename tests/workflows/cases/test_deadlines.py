import datetime as dt

from workflows.cases.deadlines import days_of
from workflows.cases.models import CourtOrder


def test_days_of_an_order_are_told_the_nearest_first() -> None:
    order = CourtOrder(
        expires_on=dt.date(2027, 3, 3),
        next_hearing_on=dt.date(2026, 12, 1),
        protected_until=dt.date(2027, 1, 1),
    )

    assert [title for title, _ in days_of(order)] == [
        "Udienza",
        "Fine dell'ordine di protezione",
        "Scadenza del provvedimento",
    ]


def test_order_without_days_sets_none() -> None:
    assert days_of(CourtOrder()) == []
