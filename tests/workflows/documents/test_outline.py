import datetime as dt

import pytest
from time_machine import Traveller

from tests.personas import Persona, on, receive
from workflows.cases.entries import PersonEntry
from workflows.cases.models import Case
from workflows.documents.outline import names_somebody, outline_of


def test_outline_counts_and_never_names(sara: Persona, clock: Traveller) -> None:
    children = (PersonEntry("Giulia", "Rossi", dt.date(2017, 5, 1)), PersonEntry("Pia", "Rossi"))
    case = receive(sara, children=children)
    clock.move_to(on("2026-10-07"))

    outline = outline_of(case)

    assert (outline.children, sorted(outline.ages, key=str)) == (2, [9, None])
    assert (outline.level, outline.days) == ("Protetto", 30)


@pytest.mark.parametrize(
    ("place", "names"),
    [
        ("Lodi", False),
        ("Melegnano e dintorni", False),
        ("Lodi, dai Bianchi", True),
        ("Casa d'Àccoglienza di GIULIA", True),
        ("Rossiglione", False),
    ],
)
def test_name_of_somebody_is_known_as_a_whole_word(case: Case, place: str, names: bool) -> None:
    assert names_somebody(case, place) is names
