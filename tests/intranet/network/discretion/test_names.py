"""A name is found for who may know it, and for nobody else: the warning must not betray it."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from intranet.network.discretion import Kind
from intranet.network.discretion.heeding import findings_in
from intranet.network.discretion.names import names_in
from tests.personas import FATHER, MOTHER, Persona, receive
from workflows.cases.entries import PersonEntry
from workflows.cases.models import Case

TEXT = "Come si fa quando marco rossi non si presenta e Bianchi Lia tace?"


def test_names_of_own_cases_are_found(assigned: Case, ada: Persona, bruno: Persona) -> None:
    for writer in (ada, bruno):
        assert names_in(TEXT, writer.user) == {("marco", "rossi"), ("lia", "bianchi")}


@pytest.mark.parametrize("name", ["luca", "carla", "dino", "nora", "elsa"])
def test_names_of_cases_of_others_are_not_betrayed(
    assigned: Case, people: dict[str, Persona], name: str
) -> None:
    writer = people[name].user

    assert names_in(TEXT, writer) == frozenset()
    assert findings_in(TEXT, writer) == []


def test_first_name_of_one_and_last_of_another_is_no_name(assigned: Case, ada: Persona) -> None:
    found = findings_in("Marco Bianchi e Lia Rossi fanno un corso.", ada.user)

    assert found == []


def test_name_with_signs_is_found_however_it_is_written(sara: Persona) -> None:
    other = PersonEntry("Anna-Lucía", "D’Amico", dt.date(1980, 1, 1), "mother", "carer")
    receive(sara, adults=(FATHER, MOTHER, other))

    for text in ("È Anna-Lucía D’Amico", "anna lucia d'amico", "D AMICO ANNA LUCIA"):
        assert [each.kind for each in findings_in(text, sara.user)] == [Kind.KNOWN_NAME], text


@pytest.mark.alike
def test_names_are_asked_in_as_many_queries_for_one_case_and_for_three(sara: Persona) -> None:
    receive(sara)
    alone = queries(sara)
    receive(sara, rg_number=1235)
    receive(sara, rg_number=1236)

    assert queries(sara) == alone == 1


def queries(writer: Persona) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert names_in(TEXT, writer.user)
    return len(asked)
