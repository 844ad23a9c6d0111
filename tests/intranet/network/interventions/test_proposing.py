"""A service proposes a model, says by what it is verified, and revises its words."""

import pytest

from intranet.network.discretion import LooksLikeACase
from intranet.network.interventions.actions.proposing import (
    add_indicator,
    propose,
    remove_indicator,
    revise,
    rewrite,
)
from intranet.network.interventions.models import InterventionModel, State
from intranet.notifications.models import Notice
from permissions.refusal import Refused
from tests.intranet.network.conftest import seat_of
from tests.intranet.network.interventions.trying import WORDS, decided, proposed, tried
from tests.personas import Persona


def test_proposal_is_told_to_the_coordination(table: dict[str, Persona]) -> None:
    model = propose(seat_of("Milano").service, by=table["bruno"].user, **WORDS)

    assert model.state == State.PROPOSED
    notice = Notice.objects.get(user=table["dino"].user)
    assert notice.words == "Modello di intervento proposto: Promemoria il giorno prima."


@pytest.mark.parametrize("name", ["ada", "sara", "dino", "irene", "elsa", "carla"])
def test_only_who_speaks_for_a_service_proposes_for_it(
    table: dict[str, Persona], name: str
) -> None:
    with pytest.raises(Refused, match="rappresenta un servizio"):
        propose(seat_of("Milano").service, by=table[name].user, **WORDS)

    assert not InterventionModel.objects.exists()


def test_words_that_look_like_a_case_are_not_taken(table: dict[str, Persona]) -> None:
    words = {**WORDS, "purpose": "Come nel fascicolo 2026/0142, R.G. 1234/2026."}

    with pytest.raises(LooksLikeACase):
        propose(seat_of("Milano").service, by=table["gino"].user, **words)


def test_words_are_free_until_the_experiment(table: dict[str, Persona]) -> None:
    model, by = proposed(table), table["gino"].user

    rewrite(model, by=by, **{**WORDS, "title": "Promemoria"})
    decided(table, model, State.EXPERIMENT)

    model.refresh_from_db()
    assert model.title == "Promemoria"
    for act in (
        lambda: rewrite(model, by=by, **WORDS),
        lambda: add_indicator(model, by=by, measure="absences", direction="at_most", target=9),
        lambda: remove_indicator(model.indicators.get(), by=by),
    ):
        with pytest.raises(Refused, match="cambiato di stato"):
            act()
    assert model.indicators.count() == 1


def test_revision_keeps_the_former_words_and_its_reason(table: dict[str, Persona]) -> None:
    model, by = tried(table), table["gino"].user

    revise(model, by=by, reason="Si è capito.", **{**WORDS, "steps": "Telefonare due volte."})
    revise(model, by=table["dino"].user, reason="Refuso.", **{**WORDS, "steps": "Telefonare."})

    model.refresh_from_db()
    assert (model.revision, model.steps) == (2, "Telefonare.")
    assert [each.former["steps"] for each in model.revisions.all()] == [
        "Telefonare due volte.",
        WORDS["steps"],
    ]


def test_revision_needs_a_reason_and_a_change(table: dict[str, Persona]) -> None:
    model, by = tried(table), table["gino"].user

    with pytest.raises(Refused, match="perché il testo cambia"):
        revise(model, by=by, reason=" ", **{**WORDS, "steps": "Altro."})
    with pytest.raises(Refused, match="uguale a prima"):
        revise(model, by=by, reason="Si è capito.", **WORDS)
    with pytest.raises(Refused):
        revise(model, by=table["carla"].user, reason="Mio.", **{**WORDS, "steps": "Altro."})
    assert not model.revisions.exists()


@pytest.mark.parametrize(
    ("measure", "target", "field"),
    [
        ("visits_held", 80, "measure"),
        ("absences", 0, "target"),
        ("absences", 100, "target"),
        ("first_visit", 91, "target"),
        ("duration", 366, "target"),
    ],
)
def test_indicator_is_new_and_within_what_can_be_reached(
    table: dict[str, Persona], measure: str, target: int, field: str
) -> None:
    model = proposed(table)

    with pytest.raises(Refused) as refused:
        add_indicator(
            model, by=table["gino"].user, measure=measure, direction="at_most", target=target
        )

    assert refused.value.field == field
    assert model.indicators.count() == 1


@pytest.mark.parametrize(
    ("measure", "target", "words"),
    [("first_visit", 90, "al più 90 giorni"), ("absences", 99, "al più 99 %")],
)
def test_target_is_said_in_the_unit_of_its_measure(
    table: dict[str, Persona], measure: str, target: int, words: str
) -> None:
    made = add_indicator(
        proposed(table), by=table["gino"].user, measure=measure, direction="at_most", target=target
    )

    assert made.goal == words
