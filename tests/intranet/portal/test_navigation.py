import pytest
from time_machine import Traveller

from intranet.portal.navigation import held_on_organisations, home_of, menu_of
from permissions.assignment import leave
from permissions.people import add_user, system_user
from permissions.roles import Role
from tests.personas import Persona, on
from workflows.cases.actions.door import call_interpreter
from workflows.cases.models import Case


def menu(user: object) -> list[str]:
    return [str(item.title) for item in menu_of(held_on_organisations(user))]  # type: ignore[arg-type]


def test_menu_of_a_team_has_its_day_and_its_cases(
    bruno: Persona, sara: Persona, irene: Persona
) -> None:
    shared = ["Intranet", "Rete dei servizi"]
    assert menu(bruno.user) == ["La mia giornata", "Casi", "Assenze", *shared, "Statistiche"]
    assert menu(sara.user) == ["La mia giornata", "Casi", *shared]
    assert menu(irene.user) == ["La mia giornata", "Casi"]


def test_menu_of_a_clerk_has_the_reports_received_alone(elsa: Persona) -> None:
    assert menu(elsa.user) == ["Relazioni ricevute"]


def test_menu_of_the_province_has_the_figures_and_the_transfers(dino: Persona) -> None:
    assert menu(dino.user) == [
        "Intranet",
        "Rete dei servizi",
        "Statistiche",
        "Trasferimenti",
    ]


def test_menu_of_who_verifies_or_administers_has_one_page_of_work(
    aldo: Persona, tina: Persona
) -> None:
    assert menu(aldo.user) == ["Registro", "Intranet", "Rete dei servizi"]
    assert menu(tina.user) == ["Persone", "Intranet", "Rete dei servizi"]


def test_menu_of_the_door_has_the_door_and_the_intranet(rita: Persona) -> None:
    assert menu(rita.user) == ["Accoglienza", "Intranet", "Rete dei servizi"]


def test_menu_of_an_interpreter_has_the_slots_while_called_to_one(
    planned: Case, ines: Persona, bruno: Persona, clock: Traveller
) -> None:
    assert menu(ines.user) == []

    call_interpreter(planned.visits.earliest("starts_at"), ines.user, by=bruno.user)

    assert menu(ines.user) == ["Incontri di oggi"]
    clock.move_to(on("2026-09-14", "16:15"))
    assert menu(ines.user) == []


def test_menu_of_one_without_a_role_is_empty(bruno: Persona) -> None:
    stranger = add_user("nemo", "nessuno-lo-sa")

    assert menu(stranger) == []


def test_menu_is_empty_once_the_role_has_ended(bruno: Persona) -> None:
    service = bruno.user.memberships.get().organisation

    leave(service, bruno.user, Role.COORDINATOR, by=system_user())

    assert menu(bruno.user) == []


def test_menu_of_a_deactivated_user_is_empty(bruno: Persona) -> None:
    bruno.user.is_active = False

    assert menu(bruno.user) == []


def test_menu_costs_one_query_however_many_roles(
    bruno: Persona, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        menu(bruno.user)


@pytest.mark.parametrize(
    ("name", "route"),
    [
        ("ada", "desk:desk"),
        ("irene", "desk:desk"),
        ("elsa", "desk:received"),
        ("dino", "statistics:home"),
        ("rita", "desk:door"),
        ("ines", "desk:door"),
        ("aldo", "administration:log"),
        ("tina", "administration:people"),
    ],
)
def test_home_is_the_page_of_the_work(people: dict[str, Persona], name: str, route: str) -> None:
    held = held_on_organisations(people[name].user)

    assert home_of(held) == route
