"""Who sees, writes, adopts and decides, in each state."""

import pytest

from intranet.network.interventions.models import InterventionModel, State
from permissions.policy import visible_to
from tests.intranet.network.interventions.trying import adopted, proposed
from tests.personas import Persona

EVERYBODY = ("gino", "bruno", "carla", "olga", "dino", "ada", "sara", "irene", "elsa", "ines")


def able(table: dict[str, Persona], name: str, model: InterventionModel) -> set[str]:
    return {who for who in EVERYBODY if table[who].may(f"interventions.{name}", model)}


@pytest.mark.parametrize(
    ("state", "write", "revise", "adopt", "decide"),
    [
        (State.PROPOSED, {"gino", "bruno"}, set(), set(), {"dino"}),
        (
            State.EXPERIMENT,
            set(),
            {"gino", "bruno", "dino"},
            {"gino", "bruno", "carla", "olga"},
            {"dino"},
        ),
        (State.WITHDRAWN, set(), set(), set(), set()),
    ],
)
def test_powers_follow_the_state(
    table: dict[str, Persona],
    state: State,
    write: set[str],
    revise: set[str],
    adopt: set[str],
    decide: set[str],
) -> None:
    model = proposed(table)
    model.state = state
    model.save()

    assert able(table, "write_intervention", model) == write
    assert able(table, "revise_intervention", model) == revise
    assert able(table, "adopt_intervention", model) == adopt
    assert able(table, "decide_intervention", model) == decide


@pytest.mark.parametrize("state", State)
def test_all_the_network_reads_and_nobody_else(table: dict[str, Persona], state: State) -> None:
    model = proposed(table)
    model.state = state
    model.save()

    seen = {
        who
        for who in EVERYBODY
        if visible_to(table[who].user, InterventionModel.objects.all()).exists()
    }

    assert seen == {"gino", "bruno", "carla", "olga", "dino", "ada", "sara"}


def test_own_delegates_end_an_adoption(table: dict[str, Persona]) -> None:
    model = proposed(table)
    model.state = State.EXPERIMENT
    model.save()
    adoption = adopted(table, model)

    ending = {who for who in EVERYBODY if table[who].may("interventions.end_adoption", adoption)}

    assert ending == {"carla", "olga"}
    assert table["ada"].sees(adoption)
    assert not table["elsa"].sees(adoption)
