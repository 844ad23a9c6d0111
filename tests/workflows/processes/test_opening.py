import datetime as dt

import pytest
from time_machine import Traveller
from viewflow.workflow.models import Process

from permissions.models import Organisation
from tests.papers import blank_pdf
from tests.personas import FATHER, MOTHER, ORDER, Persona, on, receive
from tests.refusals import refused
from tests.workflows.engine.sample.doing import census
from workflows.cases.entries import Proceeding
from workflows.cases.models import Case, CourtOrder
from workflows.processes.opening import (
    DOUBLE_CLICK,
    AlreadyFiled,
    amend_case,
    deliver_order,
    open_case,
)

LATER = on("2026-09-07", "10:00") + DOUBLE_CLICK + dt.timedelta(seconds=1)
FORTNIGHTLY = {**ORDER, "frequency": "fortnightly"}


def amended(case: Case, by: Persona) -> CourtOrder:
    return amend_case(case, by=by.user, pdf=blank_pdf(), order=FORTNIGHTLY, adults=(FATHER, MOTHER))


def delivered(by: Persona, **changes: object) -> None:
    values = {"service": Organisation.objects.get(short_name="Milano"), **changes}
    receive(by, opening=deliver_order, **values)  # type: ignore[arg-type]


def test_case_is_opened_with_its_process(sara: Persona, bruno: Persona) -> None:
    case = receive(sara, opening=open_case)

    assert Process.objects.count() == 1
    assert bruno.tasks(case) == [("check_documents", "")]


def test_refused_order_opens_no_process(sara: Persona) -> None:
    with refused("issued_on"):
        receive(sara, order={"issued_on": None})


def test_second_press_of_the_button_names_the_case(case: Case, sara: Persona) -> None:
    before = census()

    with pytest.raises(AlreadyFiled) as filed:
        receive(sara)

    assert filed.value.case == case
    assert census() == before


def test_same_order_a_while_later_is_refused(case: Case, sara: Persona, clock: Traveller) -> None:
    clock.move_to(LATER)

    with refused("rg_number"):
        receive(sara)


def test_second_press_on_an_amendment_adds_no_version(
    case: Case, sara: Persona, clock: Traveller
) -> None:
    clock.move_to(LATER)
    amended(case, sara)
    before = census()

    with pytest.raises(AlreadyFiled):
        amended(case, sara)

    assert census() == before


def test_delivered_order_opens_a_case_and_tells_nothing(elsa: Persona, sara: Persona) -> None:
    delivered(elsa)

    case = Case.objects.get()
    assert sara.sees(case)
    assert not elsa.sees(case)
    assert not elsa.sees(case.current_order())
    assert not elsa.sees(case.papers.get())


def test_delivered_order_amends_the_open_case(case: Case, elsa: Persona) -> None:
    delivered(elsa, order={"frequency": "fortnightly"})

    assert Case.objects.count() == 1
    assert case.orders.count() == 2
    assert case.current_order().frequency == "fortnightly"


def test_delivered_order_that_cannot_follow_is_kept_as_a_paper(case: Case, elsa: Persona) -> None:
    delivered(elsa, order={"issued_on": dt.date(2026, 9, 1)})

    assert case.orders.count() == 1
    paper = case.papers.latest("pk")
    assert (paper.kind, paper.added_by, paper.order) == ("order", elsa.user, None)


def test_delivered_order_of_another_court_opens_another_case(case: Case, furio: Persona) -> None:
    monza = Organisation.objects.get(short_name="Tribunale Monza")

    delivered(furio, proceeding=Proceeding(monza, "vg", 1234, 2026))

    assert Case.objects.count() == 2
    assert case.orders.count() == 1


def test_delivered_order_with_an_error_of_its_own_is_refused(elsa: Persona) -> None:
    with refused("expires_on"):
        delivered(elsa, order={"expires_on": dt.date(2026, 9, 1)})
