"""Where the people of a case are reached, for those who may know."""

import pytest

from permissions.models import ReadEvent
from tests.intranet.desk.pages import browser, page
from tests.personas import Persona
from workflows.cases.actions.people import set_contacts
from workflows.cases.models import Case, Contact, Person

People = dict[str, Persona]
HOME = {
    "phone": "02 7654321",
    "email": "lia@example.org",
    "address": "Via Po 1, Milano",
    "workplace": "Poste di Lodi",
}


@pytest.fixture
def mother(assigned: Case, sara: Persona) -> Person:
    person = assigned.people.get(first_name="Lia")
    set_contacts(person, by=sara.user, **HOME)
    return person


def edit(person: Person) -> str:
    return f"/persone/{person.pk}/recapiti/"


@pytest.mark.parametrize("name", ["sara", "ada", "bruno", "gino"])
def test_contacts_are_read_by_front_office_and_team(
    mother: Person, people: People, name: str
) -> None:
    text = page(people[name], f"/casi/{mother.case_id}/persone/")

    assert [value for value in HOME.values() if value not in text] == []


def test_contacts_are_not_for_the_referrer(mother: Person, irene: Persona) -> None:
    text = page(irene, f"/casi/{mother.case_id}/persone/")

    assert "Lia Bianchi" in text
    assert [value for value in HOME.values() if value in text] == []


@pytest.mark.parametrize(
    "name", ["bruno", "gino", "irene", "luca", "carla", "pia", "elsa", "furio", "dino"]
)
def test_contacts_are_changed_by_front_office_and_operator_alone(
    mother: Person, people: People, name: str
) -> None:
    page(people[name], edit(mother), status=404)

    assert browser(people[name]).post(edit(mother), {"phone": "1"}).status_code == 404
    assert Contact.objects.get().values() == HOME


@pytest.mark.parametrize("name", ["sara", "ada"])
def test_contacts_are_changed_from_what_they_were(
    mother: Person, people: People, name: str
) -> None:
    assert 'value="Via Po 1, Milano"' in page(people[name], edit(mother))

    answer = browser(people[name]).post(edit(mother), {**HOME, "phone": "02 1111111"})

    assert answer.headers["Location"] == f"/casi/{mother.case_id}/persone/"
    assert Contact.objects.get().values() == {**HOME, "phone": "02 1111111"}


@pytest.mark.parametrize(
    ("field", "typed"),
    [("phone", "zero due"), ("email", "lia"), ("address", "Via\u202ePo 1"), ("workplace", "\x07")],
)
def test_what_cannot_be_is_refused_beside_its_field(
    mother: Person, sara: Persona, field: str, typed: str
) -> None:
    answer = browser(sara).post(edit(mother), {**HOME, field: typed})

    assert answer.status_code == 200
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert Contact.objects.get().values() == HOME


def test_sheet_of_contacts_that_is_opened_is_kept(
    mother: Person, sara: Persona, bruno: Persona
) -> None:
    page(sara, edit(mother))
    page(bruno, edit(mother), status=404)

    event = ReadEvent.objects.get()
    assert (event.reader_id, event.what) == (sara.user.pk, "contacts")
    assert event.object_id == mother.case_id
