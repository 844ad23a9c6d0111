"""Intervention models on the page of the search."""

from tests.intranet.network.interventions.trying import proposed, tried
from tests.intranet.network.looking import finds
from tests.personas import Persona


def test_model_is_found_by_what_it_is_for(table: dict[str, Persona]) -> None:
    address = proposed(table).get_absolute_url()

    for typed in ("promemoria", "assenze", "telefonare", "segreteria"):
        assert finds(table["ada"], typed, address, tipo="modelli"), typed


def test_model_is_found_by_its_present_state(table: dict[str, Persona]) -> None:
    address = tried(table).get_absolute_url()

    assert finds(table["ada"], "promemoria", address, tipo="modelli", stato="experiment")
    assert not finds(table["ada"], "promemoria", address, tipo="modelli", stato="proposed")


def test_model_is_not_found_outside_the_network(table: dict[str, Persona]) -> None:
    address = proposed(table).get_absolute_url()

    assert not any(finds(table[name], "promemoria", address) for name in ("elsa", "irene"))
