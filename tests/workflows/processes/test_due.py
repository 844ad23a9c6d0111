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


def test_terms_name_nobody_and_stand_once(planned: Case) -> None:
    titles = [title for title, _ in open_terms(planned)]

    assert titles.count("Confermare l'incontro") == 2
    assert not [title for title in titles if "Marco" in title]


def test_transfer_itself_is_no_term_of_the_case(assigned: Case, bruno: Persona) -> None:
    before = open_terms(assigned)

    proposed(assigned, bruno)

    assert open_terms(assigned) == before
