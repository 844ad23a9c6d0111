from intranet.desk.names import children_of, siblings, together
from tests.personas import Persona
from workflows.cases.models import Case, Person


def child(first: str, last: str) -> Person:
    return Person(kind="child", first_name=first, last_name=last)


def test_names_are_joined_as_they_are_said() -> None:
    assert together([]) == ""
    assert together(["Giulia"]) == "Giulia"
    assert together(["Giulia", "Marco", "Anna"]) == "Giulia, Marco e Anna"


def test_siblings_share_the_initial_of_their_surname() -> None:
    assert siblings([child("Giulia", "Rossi"), child("Marco", "Rossi")]) == "Giulia e Marco R."


def test_children_of_two_surnames_bear_one_initial_each() -> None:
    assert siblings([child("Giulia", "Rossi"), child("Anna", "Verdi")]) == "Giulia R. e Anna V."


def test_children_are_named_to_who_may_know_them(case: Case, sara: Persona, carla: Persona) -> None:
    assert children_of(sara.user, [case.pk]) == {case.pk: "Giulia R."}
    assert children_of(carla.user, [case.pk]) == {}
