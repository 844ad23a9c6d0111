"""What is asked of children for the figures: it may be left out, and is asked of nobody else."""

import pytest
from django.test import Client

from tests.intranet.desk.pages import page
from tests.personas import Persona
from tests.workflows.processes.orders import order_answer
from tests.workflows.processes.pages import signed_in, text_of
from workflows.cases.models import Case
from workflows.processes.forms.people import AdultForm

NEW = "/provvedimenti/nuovo/"


@pytest.fixture
def desk(sara: Persona) -> Client:
    return signed_in(sara)


def test_sex_and_citizenship_of_a_child_are_kept_and_shown(desk: Client, sara: Persona) -> None:
    said = {"minori-0-sex": "female", "minori-0-citizenship": "union"}

    desk.post(NEW, order_answer(**said))

    case = Case.objects.get()
    child = case.people.children().get()
    assert (child.sex, child.citizenship) == ("female", "union")
    card = page(sara, f"/casi/{case.pk}/persone/")
    assert "· Femmina · cittadinanza: Altro Paese dell’Unione europea" in " ".join(card.split())


def test_what_is_not_known_of_a_child_is_left_out(desk: Client, sara: Persona) -> None:
    desk.post(NEW, order_answer())

    case = Case.objects.get()
    child = case.people.children().get()
    assert (child.sex, child.citizenship) == ("", "")
    assert "cittadinanza" not in page(sara, f"/casi/{case.pk}/persone/")


def test_a_citizenship_that_there_is_not_is_refused(desk: Client) -> None:
    answered = text_of(desk.post(NEW, order_answer(**{"minori-0-citizenship": "milanese"})))

    assert "milanese" in answered
    assert not Case.objects.exists()


def test_neither_is_asked_of_adults() -> None:
    assert not {"sex", "citizenship"} & set(AdultForm().fields)
