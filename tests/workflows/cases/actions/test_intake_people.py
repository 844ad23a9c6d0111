import datetime as dt
from typing import Any

from tests.personas import FATHER, MOTHER, Persona
from tests.refusals import refused
from tests.workflows.cases.actions.orders import amend, receive
from workflows.cases.entries import PersonEntry
from workflows.cases.models import Case, Relationship

SISTER = PersonEntry("Anna", "Rossi", dt.date(2019, 2, 3))
BROTHER = PersonEntry("Luca", "Rossi", dt.date(2017, 5, 1))


def names(case: Case, kind: str) -> list[str]:
    people = case.people.filter(kind=kind).order_by("pk")
    return [f"{person.first_name} {person.last_name}" for person in people]


def standings(case: Case) -> dict[str, str]:
    rows: Any = case.current_order().people
    return {row.person.first_name: row.standing for row in rows.select_related("person")}


def test_every_adult_is_related_to_every_child(sara: Persona) -> None:
    case = receive(sara, children=(SISTER, BROTHER), adults=(FATHER, MOTHER))

    kins = Relationship.objects.filter(child__case=case).values_list(
        "child__first_name", "adult__first_name", "kin"
    )
    assert sorted(kins) == [
        ("Anna", "Lia", "mother"),
        ("Anna", "Marco", "father"),
        ("Luca", "Lia", "mother"),
        ("Luca", "Marco", "father"),
    ]


def test_homonyms_with_different_birth_dates_are_two_people(sara: Persona) -> None:
    grandfather = PersonEntry("Marco", "Rossi", dt.date(1950, 1, 1), "grandfather", "excluded")

    case = receive(sara, adults=(FATHER, grandfather))

    assert names(case, "adult") == ["Marco Rossi", "Marco Rossi"]
    standing = case.current_order().people.order_by("person__birth_date")
    assert [row.standing for row in standing] == ["excluded", "authorised"]


def test_child_may_bear_the_name_of_an_adult(sara: Persona) -> None:
    child = PersonEntry("Marco", "Rossi", dt.date(2018, 1, 1))

    case = receive(sara, children=(child,))

    assert names(case, "child") == ["Marco Rossi"]
    assert names(case, "adult") == ["Marco Rossi", "Lia Bianchi"]


def test_person_entered_twice_is_one_person(sara: Persona) -> None:
    again = PersonEntry(" giulia", "ROSSI ")
    twice = (FATHER, PersonEntry("Màrco", "Rossi", None, "father", "authorised"), MOTHER)

    case = receive(sara, children=(PersonEntry("Giulia", "Rossi"), again), adults=twice)

    assert names(case, "child") == ["Giulia Rossi"]
    assert names(case, "adult") == ["Marco Rossi", "Lia Bianchi"]


def test_names_are_kept_without_blanks_around(sara: Persona) -> None:
    adult = PersonEntry("  Marco ", " De  Luca ", None, "father", "authorised")

    assert names(receive(sara, adults=(adult,)), "adult") == ["Marco De  Luca"]


def test_amendment_knows_the_people_of_the_case(case: Case, sara: Persona) -> None:
    aunt = PersonEntry("Rita", "Rossi", None, "other", "authorised")
    father = PersonEntry("MARCO", "Rossì", None, "father", "excluded")

    amend(case, sara, adults=(father, aunt))

    assert names(case, "adult") == ["Marco Rossi", "Lia Bianchi", "Rita Rossi"]
    assert standings(case) == {"Marco": "excluded", "Rita": "authorised"}


def test_amendment_tells_the_birth_date_that_was_unknown(sara: Persona) -> None:
    case = receive(sara, adults=(PersonEntry("Marco", "Rossi", None, "father", "authorised"),))

    amend(case, sara, adults=(FATHER,))

    assert case.people.adults().get().birth_date == FATHER.birth_date


def test_amendment_that_may_mean_either_homonym_is_refused(sara: Persona) -> None:
    grandfather = PersonEntry("Marco", "Rossi", dt.date(1950, 1, 1), "grandfather", "excluded")
    case = receive(sara, adults=(FATHER, grandfather))
    either = PersonEntry("Marco", "Rossi", None, "father", "authorised")

    with refused("adults", says="data di nascita"):
        amend(case, sara, adults=(either,))
