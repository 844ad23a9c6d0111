"""A model of Milano, on its way; and cases that ran under it and beside it."""

from datetime import date

import time_machine

from intranet.network.interventions.actions.adopting import adopt
from intranet.network.interventions.actions.deciding import decide
from intranet.network.interventions.actions.proposing import add_indicator, propose
from intranet.network.interventions.models import Adoption, InterventionModel, State
from tests.intranet.network.conftest import seat_of
from tests.intranet.statistics.outcomes.lived import lived, service
from tests.personas import Persona, on

WORDS = {
    "title": "Promemoria il giorno prima",
    "purpose": "Ridurre le assenze.",
    "population": "Tutte le famiglie in carico.",
    "steps": "Telefonare il giorno prima.\nScrivere chi ha risposto.",
    "conditions": "Un’ora al giorno della segreteria.",
}
T4, T1 = ("2026-10-10", "2027-01-10")
"""Days in the two quarters after the one in which the tests begin."""

AFTER = on("2027-04-07")


def proposed(
    table: dict[str, Persona], measure: str = "visits_held", target: int = 60
) -> InterventionModel:
    """By Gino, with one indicator."""
    by = table["gino"].user
    made = propose(seat_of("Milano").service, by=by, **WORDS)
    add_indicator(made, by=by, measure=measure, direction="at_least", target=target)
    return made


def decided(table: dict[str, Persona], model: InterventionModel, after: State) -> InterventionModel:
    decide(model, by=table["dino"].user, after=after, reason="Le ragioni.")
    model.refresh_from_db()
    return model


def tried(
    table: dict[str, Persona], measure: str = "visits_held", target: int = 60
) -> InterventionModel:
    return decided(table, proposed(table, measure, target), State.EXPERIMENT)


def adopted(
    table: dict[str, Persona],
    model: InterventionModel,
    since: date = date(2026, 10, 1),
    until: date | None = None,
) -> Adoption:
    """By Lodi."""
    by = table["carla"].user
    return adopt(model, by=by, service=service("Lodi"), since=since, until=until)


def put(name: str, held: int, missed: int, days: tuple[str, ...] = (T4, T1)) -> None:
    """So many cases of a service on each day with one visit held, and so many with one missed."""
    for day in days:
        for went in ["h"] * held + ["a"] * missed:
            lived(service(name), day, went, first=20)


def lived_through(
    table: dict[str, Persona], clock: time_machine.Traveller, lodi: tuple[int, int] = (8, 4)
) -> InterventionModel:
    """Adopted by Lodi for two quarters that are over, each with 12 cases of Lodi and of Milano."""
    model = tried(table)
    adopted(table, model)
    clock.move_to(AFTER)
    put("Lodi", *lodi)
    put("Milano", 6, 6)
    return model
