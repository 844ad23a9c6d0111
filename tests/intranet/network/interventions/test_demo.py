"""The chapter of the demonstration is lived through its actions, on any day of the year."""

import tomllib
from collections import Counter

import pytest
import time_machine
from django.utils import timezone

from intranet.network.interventions.demo.families import stories_of
from intranet.network.interventions.demo.seeding import SOURCE, chapter
from intranet.network.interventions.models import InterventionModel, State
from intranet.network.models import Seat
from intranet.portal.demo.calendar import Calendar
from intranet.portal.demo.playing import play, played
from intranet.portal.demo.stories import Story, read_stories
from intranet.statistics.periods import Quarter
from tests.intranet.statistics.outcomes.lived import lived, service
from tests.personas import Persona, on
from workflows.cases.models import Case

LETTERS = {"held": "h", "absence": "a"}


def stories() -> list[Story]:
    return list(stories_of(tomllib.loads(SOURCE.read_text())))


def as_if_played() -> None:
    """Each family as its story tells, without the forms."""
    calendar = Calendar(timezone.now())
    for story in stories():
        received = f"{calendar.worked(story.opened):%Y-%m-%d}"
        went = "".join(LETTERS[visit["state"]] for visit in story.visits)
        where = service("Lodi" if story.service == "lodi" else "Milano")
        lived(where, received, went, first=45, rg=story.rg_number)


@pytest.mark.parametrize(
    "today", ["2026-09-07", "2026-09-30", "2026-10-01", "2026-12-31", "2027-03-31", "2027-05-15"]
)
def test_one_model_is_proposed_one_tried_and_one_verified(
    table: dict[str, Persona], clock: time_machine.Traveller, today: str
) -> None:
    clock.move_to(on(today))
    as_if_played()

    said = chapter()

    assert said == "I modelli: 3, con 22 famiglie già seguite"
    states = InterventionModel.objects.values_list("state", flat=True)
    assert sorted(states) == [State.EXPERIMENT, State.PROPOSED, State.VERIFIED]
    data = InterventionModel.objects.get(state=State.VERIFIED).decisions.latest("at").evidence.data
    assert len(data["quarters"]) == 3
    assert [each["verdict"] for each in data["results"]] == ["met", "met", "undecided"]
    assert chapter() == ""


def test_family_is_played_through_its_forms_once(
    people: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    clock.move_to(on("2027-09-06"))
    story = stories()[0]

    case = play(story, Calendar(timezone.now()))

    assert played(story) == case
    assert case.outcome == "liberalised"
    assert case.visits.count() == 2
    assert Case.objects.count() == 1


def test_families_bear_numbers_and_hours_of_their_own() -> None:
    every = [*stories(), *read_stories()]
    numbers = Counter((each.service, each.register, each.rg_number) for each in every)
    hours = Counter((each.service, each.slot["shift"], each.slot["hour"]) for each in stories())

    assert max(numbers.values()) == 1
    assert max(hours.values()) == 1


@pytest.mark.parametrize("month", range(1, 13))
def test_families_came_in_the_three_quarters_before_any_day(month: int) -> None:
    for day in (on(f"2026-{month:02}-01"), on(f"2026-{month:02}-28")):
        last = Quarter.of(day.date()).previous()
        first = last.previous().previous()
        with time_machine.travel(day, tick=False):
            calendar = Calendar(timezone.now())
            received = [calendar.worked(each.opened).date() for each in stories()]
        assert min(received) >= first.first_day
        assert max(received) <= last.last_day


def test_nothing_is_tried_where_nobody_sits_at_the_table(people: dict[str, Persona]) -> None:
    assert not Seat.objects.exists()
    assert chapter() == ""
    assert not InterventionModel.objects.exists()
