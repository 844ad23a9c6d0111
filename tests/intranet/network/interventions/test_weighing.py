"""What a result says is reckoned with beside the figures that are released."""

from collections.abc import Iterator

import pytest
import time_machine

from intranet.network.interventions.actions.deciding import weigh_evidence
from intranet.network.interventions.actions.proposing import add_indicator
from intranet.network.interventions.models import InterventionModel, State
from intranet.statistics.outcomes.bounds import COUNTED, Bound
from intranet.statistics.periods import Quarter
from intranet.statistics.preparation.actions import prepare
from intranet.statistics.releases import elsewhere
from intranet.statistics.releases.actions import release
from intranet.statistics.releases.elsewhere import told_elsewhere
from intranet.statistics.releases.period import Term
from permissions.models import Organisation
from tests.intranet.network.interventions.trying import (
    AFTER,
    T1,
    T4,
    adopted,
    decided,
    proposed,
    put,
)
from tests.intranet.statistics.outcomes.lived import service
from tests.personas import Persona

ABSENCES, _due = COUNTED["absences"]
AUTUMN, WINTER = Quarter(2026, 4), Quarter(2027, 1)


@pytest.fixture
def model(table: dict[str, Persona], clock: time_machine.Traveller) -> InterventionModel:
    """Of 32 visits in Lodi eight were missed, two of them in the winter; the autumn is released."""
    made = proposed(table, "absences")
    add_indicator(
        made, by=table["gino"].user, measure="first_visit", direction="at_most", target=60
    )
    adopted(table, decided(table, made, State.EXPERIMENT))
    clock.move_to(AFTER)
    put("Lodi", 16, 6, days=(T4,))
    put("Lodi", 8, 2, days=(T1,))
    put("Milano", 6, 6)
    coordination = Organisation.objects.get(kind=Organisation.Kind.PROVINCE)
    release(coordination, by=table["dino"].user, term=Term(2026, 4))
    prepare(WINTER, by=table["dino"].user)
    return made


@pytest.fixture
def absences_of_the_autumn(table: dict[str, Persona]) -> Iterator[None]:
    """Told elsewhere, before the autumn is released: just the six of Lodi."""
    known = Bound(frozenset({(service("Lodi").pk, AUTUMN)}), ABSENCES, 6, 6)

    def source() -> list[Bound]:
        return [known]

    elsewhere.register(source)
    yield
    elsewhere._sources.remove(source)


def test_what_was_told_is_known_to_whoever_releases(
    model: InterventionModel, table: dict[str, Persona]
) -> None:
    assert told_elsewhere() == []

    absences, first = weigh_evidence(model, by=table["dino"].user).data["results"]

    assert absences["told"]["under"]["value"] == 25
    assert first["told"]
    assert ABSENCES in {bound.places for bound in told_elsewhere()}


def test_result_that_gives_a_small_count_away_is_not_told(
    absences_of_the_autumn: None, model: InterventionModel, table: dict[str, Persona]
) -> None:
    """A quarter of thirty-odd visits is eight or nine: less the six, two or three in the winter."""
    absences, first = weigh_evidence(model, by=table["dino"].user).data["results"]

    assert (absences["told"], absences["gap"], absences["verdict"]) == ({}, None, "undecided")
    assert absences["untold"] == {"under": "derivable", "others": "derivable"}
    assert first["told"]
