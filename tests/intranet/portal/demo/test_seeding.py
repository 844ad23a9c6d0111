"""Seeding plays each story through the real forms, whole or not at all, and only once."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from intranet.portal.demo.seeding import seed
from intranet.portal.demo.stories import Story, read_stories
from permissions.audit import broken_links
from permissions.grants import drift
from permissions.models import User
from permissions.policy import visible_to
from workflows.cases.models import Case
from workflows.documents.receivers import receivers_of
from workflows.engine.models import WorkAccess

pytestmark = pytest.mark.django_db

RECEIVED, RUNNING, RESUBMITTED, LODI, MOVED = 3121, 2188, 1622, 188, 2102


def story(rg_number: int) -> Story:
    return next(each for each in read_stories() if each.rg_number == rg_number)


def case_of(rg_number: int) -> Case:
    return Case.objects.get(rg_number=rg_number)


def test_stories_are_at_least_a_dozen_in_many_states() -> None:
    stories = read_stories()

    assert len(stories) >= 12
    assert [each.opened for each in stories] == sorted((s.opened for s in stories), reverse=True)
    assert len({each.rg_number for each in stories}) == len(stories)


def test_running_case_has_visits_of_every_kind_and_one_record_late(clock: Any) -> None:
    list(seed([story(RUNNING)]))

    case = case_of(RUNNING)
    states = set(case.visits.values_list("state", flat=True))
    assert states >= {"held", "absence", "refused", "interrupted", "proposed"}
    assert case.visits.filter(state="held", record=None).count() == 1
    assert case.visits.filter(starts_at__date=timezone.localdate()).count() == 1


def test_case_leaves_whole_traces(clock: Any) -> None:
    list(seed([story(RESUBMITTED)]))

    case = case_of(RESUBMITTED)
    transmissions = case.reports.get().transmissions.order_by("pk")
    assert [each.state for each in transmissions] == ["rejected", "sent"]
    assert broken_links(case) == []
    assert not drift(case)
    assert case.history.last().history_date < timezone.now() - timedelta(days=90)


def test_a_proposed_transfer_waits_for_the_coordination(clock: Any) -> None:
    list(seed([story(MOVED)]))

    transfer = case_of(MOVED).transfers.get()
    waiting = WorkAccess.objects.filter(user__username="dino")
    assert transfer.state == "proposed"
    assert [each.service.short_name for each in receivers_of(transfer).askable] == ["Lodi"]
    assert [row.item.task.flow_task.name for row in waiting] == ["choose_receiver"]


def test_services_see_their_own_cases_alone(clock: Any) -> None:
    list(seed([story(LODI), story(RECEIVED)]))

    carla, bruno = User.objects.get(username="carla"), User.objects.get(username="bruno")
    assert visible_to(carla, Case.objects.all()).get() == case_of(LODI)
    assert visible_to(bruno, Case.objects.all()).get() == case_of(RECEIVED)


def test_second_start_changes_nothing(clock: Any) -> None:
    list(seed([story(RECEIVED)]))
    before = Case.history.count(), User.objects.count()

    again = list(seed([story(RECEIVED)]))

    assert [each.new for each in again] == [False]
    assert (Case.history.count(), User.objects.count()) == before


def test_seeding_that_ended_half_way_goes_on(clock: Any) -> None:
    whole = story(LODI)
    broken = replace(whole, texts={**whole.texts, "heard": {}})
    with pytest.raises(KeyError):
        list(seed([story(RECEIVED), broken]))
    assert list(Case.objects.values_list("rg_number", flat=True)) == [RECEIVED]

    rest = list(seed([story(RECEIVED), whole]))

    assert [each.new for each in rest] == [False, True]
    assert Case.objects.count() == 2
