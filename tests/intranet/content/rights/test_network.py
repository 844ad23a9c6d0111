"""With whom something may be shared, as one types it."""

import pytest

from intranet.content.rights.network import called, found
from tests.personas import Persona


def names(typed: str) -> set[str]:
    return {called(one) for one in found(typed).values()}


@pytest.mark.parametrize(
    ("typed", "group"),
    [
        ("operatore", "Operatori · Milano"),
        ("Operatrice milano", "Operatori · Milano"),
        ("operatrici", "Operatori · Milano"),
        ("OPERATORI", "Operatori · Milano"),
        ("operat", "Operatori · Milano"),
        ("coordinatrice", "Coordinatori · Milano"),
        ("coordinatore", "Coordinatori · Milano"),
        ("responsabile lodi", "Responsabili · Lodi"),
        ("segreteria", "Segreteria · Milano"),
        ("interprete", "Interpreti · Milano"),
    ],
)
def test_group_is_found_by_what_one_of_it_is_called(
    people: dict[str, Persona], typed: str, group: str
) -> None:
    assert group in names(typed)


def test_other_groups_and_people_are_not(people: dict[str, Persona]) -> None:
    found_names = names("operatrice")

    assert {name.partition(" · ")[0] for name in found_names} == {"Operatori"}
    assert names("operatrice roma") == set()


def test_person_is_found_by_their_own_name_alone(people: dict[str, Persona]) -> None:
    assert "Ada Conti" in names("cónti")
    assert "Ada Conti" not in names("conte")


def test_courts_are_none_of_the_network(people: dict[str, Persona]) -> None:
    assert names("cancelleria") == names("tribunale") == set()
