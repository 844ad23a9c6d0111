"""Every human task of every flow, sent by several at once: one does it, the others are told."""

import random
from collections.abc import Iterator
from operator import itemgetter
from typing import Any

import pytest
from time_machine import Traveller

from tests.security.races import roads
from tests.security.races.campaign import Campaign, never_raced
from tests.security.races.crowd import as_served
from tests.security.races.opposites import SCENES, Scene
from tests.security.races.soundness import everything_unsound
from tests.security.races.town import Town, people_the_town

OLDEST = itemgetter(0)


@pytest.fixture
def town(on_disk: None, clock: Traveller) -> Iterator[Town]:
    with as_served():
        yield people_the_town()


def test_every_human_task_has_a_road_and_answers() -> None:
    assert "\n".join(roads.unreadable()) == ""


def test_every_human_task_is_done_once_and_the_others_are_told(town: Town, clock: Any) -> None:
    campaign = Campaign(town, clock, random.Random(7), lambda: 3, OLDEST, loops=False)  # noqa: S311
    campaign.open_case()

    campaign.live()

    assert "\n".join(campaign.tally.findings) == ""
    assert "\n".join(never_raced(campaign.tally)) == ""
    assert everything_unsound() == []


@pytest.mark.parametrize("scene", SCENES)
def test_opposite_acts_find_each_other(scene: Any, town: Town, clock: Any) -> None:
    campaign = Campaign(town, clock, random.Random(7), lambda: 3, OLDEST)  # noqa: S311

    for number in range(3):
        scene(Scene(campaign, campaign.open_case(), number))

    assert "\n".join(campaign.tally.findings) == ""
    assert everything_unsound() == []
