"""In the demonstration people have heard what happened, and have something left to read."""

from datetime import timedelta

import pytest
import time_machine

from intranet.content.demo.seeding import seed_site
from intranet.content.models import Happening, Subscription
from intranet.notifications.models import Notice
from tests.personas import Persona
from tests.stages import reach


@pytest.fixture
def site(people: dict[str, Persona], clock: time_machine.Traveller) -> None:
    reach("site", clock, seed_site)


def test_people_follow_places_and_have_something_to_read(site: None) -> None:
    unread = Notice.objects.filter(read_at=None)

    assert Subscription.objects.filter(user__username="ada").count() == 3
    assert 1 <= unread.filter(user__username="ada").count() <= 5
    assert not Happening.objects.filter(told_at=None).exists()


def test_what_was_told_was_told_when_it_happened(site: None) -> None:
    happening = Happening.objects.get(what="published", item__slug="bibliografia")

    notice = Notice.objects.get(user__username="ada", words="Pubblicato: “Bibliografia”")

    assert notice.at - happening.at == timedelta(minutes=1)
    assert notice.read_at is not None
