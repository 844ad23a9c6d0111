"""From proposed to recommended: what each decision needs, and what is kept of it."""

import json
from datetime import date

import pytest
import time_machine

from intranet.network.interventions.actions.deciding import decide, weigh_evidence
from intranet.network.interventions.actions.proposing import remove_indicator
from intranet.network.interventions.models import Evidence, InterventionModel, State
from intranet.network.interventions.models.decision import digest_of
from intranet.notifications.models import Notice
from permissions.refusal import Refused
from tests.intranet.network.interventions.trying import (
    AFTER,
    adopted,
    decided,
    lived_through,
    proposed,
    put,
    tried,
)
from tests.personas import Persona, on
from workflows.cases.models import Visit


def test_model_goes_from_proposed_to_recommended(
    table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    model = lived_through(table, clock)

    decided(table, model, State.VERIFIED)
    decided(table, model, State.RECOMMENDED)

    verified = model.decisions.get(after=State.VERIFIED)
    [result] = verified.evidence.data["results"]
    assert verified.evidence.data["quarters"] == ["2026-T4", "2027-T1"]
    assert verified.evidence.data["services"] == {"under": 1, "others": 1}
    # 16 of 24, and 12 of 24; each of the least of its band, which is 20.
    assert result["told"]["under"] == {
        "cases": [20, 29],
        "seen": None,
        "value": 67,
        "low": 45,
        "high": 84,
    }
    assert result["told"]["others"]["value"] == 50
    assert result["gap"] == [17, -14, 45]
    assert result["verdict"] == "met"
    assert [each.after for each in model.decisions.all()] == [
        State.RECOMMENDED,
        State.VERIFIED,
        State.EXPERIMENT,
    ]


def test_evidence_stays_as_it_was_weighed(
    table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    model = lived_through(table, clock)
    evidence = decided(table, model, State.VERIFIED).decisions.latest("at").evidence
    before = json.dumps(evidence.data)

    put("Lodi", 0, 20)
    weigh_evidence(model, by=table["dino"].user)
    decided(table, model, State.RECOMMENDED)

    evidence.refresh_from_db()
    assert json.dumps(evidence.data) == before
    assert evidence.sha256 == digest_of(evidence.data)
    assert evidence.is_whole()
    assert model.evidence.filter(year=2027, quarter=1).count() == 1
    evidence.data["quarters"] = []
    assert not evidence.is_whole()


def test_small_counts_are_nowhere_in_what_is_kept(
    table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    model = lived_through(table, clock, lodi=(1, 1))

    evidence = weigh_evidence(model, by=table["dino"].user)

    [result] = evidence.data["results"]
    assert result["told"] == {}
    assert result["untold"] == {"under": "few"}
    assert result["gap"] is None
    assert "24" not in json.dumps(evidence.data["results"])


def test_too_few_cases_are_not_enough_to_say(
    table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    model = lived_through(table, clock, lodi=(1, 1))

    with pytest.raises(Refused, match="Non basta per dire"):
        decide(model, by=table["dino"].user, after=State.VERIFIED, reason="Si vede.")

    model.refresh_from_db()
    assert model.state == State.EXPERIMENT
    assert model.decisions.count() == 1


def test_target_that_is_missed_is_named(
    table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    model = lived_through(table, clock, lodi=(7, 5))

    with pytest.raises(Refused, match="non è raggiunto: Incontri svolti fra quelli dovuti"):
        decide(model, by=table["dino"].user, after=State.VERIFIED, reason="Si vede.")


def test_one_quarter_is_too_short(table: dict[str, Persona], clock: time_machine.Traveller) -> None:
    model = tried(table)
    adopted(table, model)
    put("Lodi", 20, 10)
    put("Milano", 20, 10)
    clock.move_to(on("2027-03-31", "23:59"))

    with pytest.raises(Refused, match="troppo breve"):
        decide(model, by=table["dino"].user, after=State.VERIFIED, reason="Si vede.")
    clock.move_to(on("2027-04-01", "00:01"))
    assert decided(table, model, State.VERIFIED).state == State.VERIFIED


def test_experiment_needs_an_indicator(table: dict[str, Persona]) -> None:
    model = proposed(table)
    remove_indicator(model.indicators.get(), by=table["gino"].user)

    with pytest.raises(Refused, match="Senza un indicatore"):
        decide(model, by=table["dino"].user, after=State.EXPERIMENT, reason="Si prova.")


def test_evidence_of_more_than_a_year_ago_does_not_recommend(
    table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    model = lived_through(table, clock)
    decided(table, model, State.VERIFIED)
    clock.move_to(on("2028-04-01"))

    with pytest.raises(Refused, match="più di un anno"):
        decide(model, by=table["dino"].user, after=State.RECOMMENDED, reason="Serve a tutti.")
    clock.move_to(on("2028-03-31"))
    assert decided(table, model, State.RECOMMENDED).state == State.RECOMMENDED


def test_what_no_longer_reaches_its_target_is_not_recommended(
    table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    model = lived_through(table, clock)
    decided(table, model, State.VERIFIED)
    clock.move_to(on("2027-07-05"))
    put("Lodi", 6, 10, ("2027-05-05",))
    put("Milano", 8, 8, ("2027-05-05",))

    with pytest.raises(Refused, match="non è raggiunto"):
        decide(model, by=table["dino"].user, after=State.RECOMMENDED, reason="Serve a tutti.")


@pytest.mark.parametrize("state", [State.VERIFIED, State.RECOMMENDED, State.PROPOSED])
def test_states_follow_each_other(table: dict[str, Persona], state: State) -> None:
    model = proposed(table)

    with pytest.raises(Refused, match="non si passa"):
        decide(model, by=table["dino"].user, after=state, reason="Si vede.")


def test_decision_has_a_reason_and_its_maker_the_right(table: dict[str, Persona]) -> None:
    model = proposed(table)

    with pytest.raises(Refused, match="ragioni"):
        decide(model, by=table["dino"].user, after=State.EXPERIMENT, reason=" ")
    for name in ("gino", "carla", "ada"):
        with pytest.raises(Refused):
            decide(model, by=table[name].user, after=State.EXPERIMENT, reason="Si prova.")
    assert not Evidence.objects.exists()


def test_withdrawn_model_is_adopted_by_nobody_any_more(
    table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    model = tried(table)
    adoption = adopted(table, model)
    clock.move_to(AFTER)

    decided(table, model, State.WITHDRAWN)

    adoption.refresh_from_db()
    assert adoption.until == date(2027, 4, 7)
    with pytest.raises(Refused, match="nulla da decidere"):
        decide(model, by=table["dino"].user, after=State.EXPERIMENT, reason="Di nuovo.")


def test_decisions_are_told_to_those_who_propose_and_adopt(
    table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    model = lived_through(table, clock)
    Notice.objects.all().delete()

    decided(table, model, State.VERIFIED)

    told = Notice.objects.values_list("user__username", flat=True)
    assert set(told) == {"gino", "bruno", "carla", "olga"}
    assert {each.words for each in Notice.objects.all()} == {
        "Modello «Promemoria il giorno prima»: ora è verificato."
    }


def test_weighing_asks_as_often_for_many_cases_as_for_few(
    table: dict[str, Persona], clock: time_machine.Traveller, django_assert_num_queries: object
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked(model: InterventionModel) -> int:
        with CaptureQueriesContext(connection) as queries:
            weigh_evidence(model, by=table["dino"].user)
        return len(queries)

    model = lived_through(table, clock, lodi=(6, 6))
    few = asked(model)
    Evidence.objects.filter(quarter=1).delete()
    put("Lodi", 20, 20)
    put("Milano", 20, 20)

    assert Visit.objects.count() > 100
    assert asked(model) == few
