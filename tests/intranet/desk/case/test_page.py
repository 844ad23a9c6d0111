import datetime as dt
from typing import Any

from intranet.desk.case.page import read_page
from tests.intranet.desk.pages import page
from tests.personas import FATHER, MOTHER, ORDER, Persona, on
from workflows.cases.actions.intake import amend_order
from workflows.cases.models import Case


def amend(case: Case, by: Persona, **changes: Any) -> None:
    order = {**ORDER, "issued_on": dt.date(2026, 9, 6), **changes}
    amend_order(case, by=by.user, order=order, adults=(FATHER, MOTHER))


def test_order_of_the_page_is_the_one_in_force(case: Case, sara: Persona, clock: Any) -> None:
    amend(case, sara, effective_from=dt.date(2026, 10, 1), frequency="fortnightly")

    def frequency() -> str:
        order = read_page(sara.user, case.pk, {}).order
        assert order is not None
        return order.frequency

    assert frequency() == "weekly"
    clock.move_to(on("2026-10-01"))
    assert frequency() == "fortnightly"


def test_order_to_come_is_shown_where_none_is_in_force(case: Case, sara: Persona) -> None:
    order = case.current_order()
    order.effective_from = dt.date(2026, 12, 1)
    order.save()

    assert read_page(sara.user, case.pk, {}).order == order


def test_every_version_stays_readable(case: Case, sara: Persona) -> None:
    amend(case, sara, frequency="fortnightly")

    text = page(sara, f"/casi/{case.pk}/provvedimenti/")

    assert "ogni due settimane" in text
    assert "una volta la settimana" in text
    assert text.count("In vigore</span>") == 1
    assert "Versione 1" in text


def test_page_is_empty_of_what_is_not_held(case: Case, sara: Persona, irene: Persona) -> None:
    whole, part = read_page(sara.user, case.pk, {}), read_page(irene.user, case.pk, {})

    assert whole.children == part.children == "Giulia R."
    assert "cases.view_papers" in whole.held
    assert "cases.view_papers" not in part.held
    assert part.mine == []
