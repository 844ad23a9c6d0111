import pytest

from tests.personas import Persona
from tests.refusals import refused
from tests.workflows.cases.actions.secrets import PLACE, sealed
from workflows.cases.actions.people import set_contacts
from workflows.cases.models import Case, Contact

HOME = {"phone": "02 1234567", "email": "lia@example.org", "address": "Via Po 1", "workplace": ""}


def test_contacts_are_written_and_written_again(case: Case, sara: Persona, ada: Persona) -> None:
    mother = case.people.get(first_name="Lia")
    set_contacts(mother, by=sara.user, **HOME)

    set_contacts(mother, by=ada.user, **{**HOME, "address": " Via Po 2 ", "workplace": "Posta"})

    kept = Contact.objects.get()
    assert kept.values() == {**HOME, "address": "Via Po 2", "workplace": "Posta"}
    authors = kept.history.order_by("pk").values_list("history_user_id", flat=True)
    assert list(authors) == [sara.user.pk, ada.user.pk]


@pytest.mark.parametrize("field", ["address", "workplace"])
@pytest.mark.parametrize("name", ["Lia", "Marco", "Giulia"])
def test_secret_is_not_written_among_the_contacts_of_anybody(
    case: Case, sara: Persona, name: str, field: str
) -> None:
    sealed(case, sara)
    person = case.people.get(first_name=name)

    with refused(field, says="riservato") as refusal:
        set_contacts(person, by=sara.user, **{**HOME, field: PLACE.upper()})

    assert "Tigli" not in str(refusal.value.message)
