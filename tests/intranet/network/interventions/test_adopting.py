"""A service works by a model from a day on: never from one that has passed."""

from datetime import date

import pytest
import time_machine

from intranet.network.interventions.actions.adopting import adopt, end_adoption
from intranet.network.interventions.models import Adoption, State
from intranet.notifications.models import Notice
from permissions.refusal import Refused
from tests.intranet.network.interventions.trying import adopted, decided, proposed, tried
from tests.intranet.statistics.outcomes.lived import service
from tests.personas import Persona, on

TODAY, OCTOBER, DECEMBER = date(2026, 9, 7), date(2026, 10, 1), date(2026, 12, 31)


def test_adoption_is_told_to_the_coordination_and_to_who_proposed(
    table: dict[str, Persona],
) -> None:
    model = tried(table)
    Notice.objects.all().delete()

    adopted(table, model, TODAY)

    told = set(Notice.objects.values_list("user__username", flat=True))
    assert told == {"dino", "gino", "bruno"}


def test_proposed_model_is_not_adopted(table: dict[str, Persona]) -> None:
    with pytest.raises(Refused, match="chi lo rappresenta"):
        adopted(table, proposed(table))


@pytest.mark.parametrize("name", ["gino", "ada", "dino", "nora", "pia"])
def test_only_who_speaks_for_a_service_adopts_for_it(table: dict[str, Persona], name: str) -> None:
    model = tried(table)

    with pytest.raises(Refused, match="chi lo rappresenta"):
        adopt(model, by=table[name].user, service=service("Lodi"), since=TODAY)

    assert not Adoption.objects.exists()


def test_past_is_not_chosen_afterwards(table: dict[str, Persona]) -> None:
    with pytest.raises(Refused) as refused:
        adopted(table, tried(table), date(2026, 9, 6))

    assert refused.value.field == "since"


def test_last_day_is_not_before_the_first(table: dict[str, Persona]) -> None:
    with pytest.raises(Refused) as refused:
        adopted(table, tried(table), OCTOBER, date(2026, 9, 30))

    assert refused.value.field == "until"


@pytest.mark.parametrize(
    ("since", "until"),
    [(DECEMBER, None), (TODAY, OCTOBER), (TODAY, None), (date(2026, 11, 1), date(2026, 11, 2))],
)
def test_adoptions_do_not_overlap(
    table: dict[str, Persona], since: date, until: date | None
) -> None:
    model = tried(table)
    adopted(table, model, OCTOBER, DECEMBER)

    with pytest.raises(Refused, match="adotta già"):
        adopted(table, model, since, until)


@pytest.mark.parametrize(("since", "until"), [(date(2027, 1, 1), None), (TODAY, date(2026, 9, 30))])
def test_adoptions_may_follow_each_other(
    table: dict[str, Persona], since: date, until: date | None
) -> None:
    model = tried(table)
    adopted(table, model, OCTOBER, DECEMBER)

    adopted(table, model, since, until)

    assert model.adoptions.count() == 2


def test_adoption_ends_today_at_the_earliest_and_never_later_than_it_said(
    table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    adoption = adopted(table, tried(table), OCTOBER, DECEMBER)
    clock.move_to(on("2026-11-20"))

    for day in (date(2026, 11, 19), date(2027, 1, 1)):
        with pytest.raises(Refused):
            end_adoption(adoption, by=table["olga"].user, until=day)
    ended = end_adoption(adoption, by=table["olga"].user, until=date(2026, 11, 20))

    assert ended.until == date(2026, 11, 20)


def test_withdrawn_model_is_not_adopted(table: dict[str, Persona]) -> None:
    model = decided(table, tried(table), State.WITHDRAWN)

    with pytest.raises(Refused, match="chi lo rappresenta"):
        adopted(table, model)
