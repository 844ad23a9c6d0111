"""The plan of the visits: its dates are shown before anything is booked."""

import pytest

from tests.personas import Persona, receive
from tests.workflows.processes.pages import address, sent, signed_in, text_of
from workflows.cases.models import Case, Visit


@pytest.fixture
def agreed(assigned: Case, ada: Persona) -> Case:
    ada.does("meet_referrer", assigned)
    ada.does("familiarise_child", assigned)
    ada.does("interview_adult", assigned, about="Marco")
    ada.does("interview_adult", assigned, about="Lia")
    ada.does("assess_risk", assigned)
    ada.does("sign_agreement", assigned)
    return assigned


def test_dates_are_shown_and_nothing_is_booked(agreed: Case, ada: Persona) -> None:
    answer = sent("plan_visits", agreed, visits=3, look="1")

    page = text_of(signed_in(ada).post(address("plan_visits", agreed, ada), answer))

    for date in ("lun 14 set, 15:00–16:00", "lun 21 set, 15:00–16:00", "lun 28 set, 15:00–16:00"):
        assert f"{date} libera" in page
    assert "Libere 3 su 3. Nulla è ancora prenotato." in page
    assert not Visit.objects.exists()


def test_refused_dates_say_why_among_the_free_ones(
    agreed: Case, people: dict[str, Persona]
) -> None:
    ada = people["ada"]
    plan_another_case(people, first="2026-09-21T15:30")
    answer = sent("plan_visits", agreed, visits=3, look="1")

    page = text_of(signed_in(ada).post(address("plan_visits", agreed, ada), answer))

    assert "lun 14 set, 15:00–16:00 libera" in page
    assert "lun 21 set, 15:00–16:00 La sala è già occupata a quest'ora." in page


def test_booking_with_a_refused_date_books_none_and_shows_them(
    agreed: Case, people: dict[str, Persona]
) -> None:
    ada = people["ada"]
    plan_another_case(people, first="2026-09-21T15:30")
    answer = sent("plan_visits", agreed, visits=3)

    page = text_of(signed_in(ada).post(address("plan_visits", agreed, ada), answer))

    assert "Le date proposte" in page
    assert "lun 28 set, 15:00–16:00" in page
    assert not agreed.visits.exists()


def test_series_without_an_open_day_says_why(agreed: Case, ada: Persona) -> None:
    sundays = sent("plan_visits", agreed, first="2026-09-20T15:00", look="1")

    page = text_of(signed_in(ada).post(address("plan_visits", agreed, ada), sundays))

    assert "dom 20 set, 15:00–16:00 Il servizio è chiuso in questo giorno." in page


def test_dates_of_a_wrong_form_are_not_shown(agreed: Case, ada: Persona) -> None:
    answer = sent("plan_visits", agreed, minutes="", look="1")

    page = text_of(signed_in(ada).post(address("plan_visits", agreed, ada), answer))

    assert "Le date proposte" not in page
    assert "C'è una cosa da correggere" in page


def plan_another_case(people: dict[str, Persona], first: str) -> None:
    """A case of Ada's whose visits take the same room from `first` on."""
    ada, other = people["ada"], receive(people["sara"], rg_number=88)
    people["bruno"].does("check_documents", other)
    people["bruno"].does("assign_case", other)
    ada.does("meet_referrer", other)
    ada.does("familiarise_child", other)
    for about in ("Marco", "Lia"):
        ada.does("interview_adult", other, about=about)
    ada.does("assess_risk", other)
    ada.does("sign_agreement", other)
    ada.does("plan_visits", other, first=first, visits=1)
