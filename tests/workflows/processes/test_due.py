import datetime as dt

from tests.personas import Persona
from tests.transfers import proposed
from workflows.cases.models import Case
from workflows.processes.due import open_terms


def test_open_terms_are_the_steps_and_the_days_of_the_order(assigned: Case) -> None:
    assert open_terms(assigned) == [
        ("Riunione con il servizio inviante", dt.date(2026, 9, 22)),
        ("Scadenza del provvedimento", dt.date(2027, 3, 3)),
    ]


def test_terms_name_nobody_and_stand_once(assigned: Case, ada: Persona) -> None:
    ada.does("meet_referrer", assigned)

    assert [title for title, _ in open_terms(assigned)] == [
        "Colloquio con un adulto",
        "Far conoscere il servizio al minore",
        "Scadenza del provvedimento",
    ]


def test_visits_are_due_here_alone_and_the_review_of_the_plan_wherever(planned: Case) -> None:
    assert open_terms(planned) == [
        ("Verifica del piano", dt.date(2026, 12, 6)),
        ("Scadenza del provvedimento", dt.date(2027, 3, 3)),
    ]


def test_transfer_itself_is_no_term_of_the_case(assigned: Case, bruno: Persona) -> None:
    before = open_terms(assigned)

    proposed(assigned, bruno)

    assert open_terms(assigned) == before
