"""The sessions of the demonstration stand where its people left them."""

import pytest

from intranet.content.models import Item
from intranet.network.meetings.demo import chapter
from intranet.network.meetings.models import Decision, Meeting, Minutes
from tests.personas import Persona


def test_demonstration_shows_sessions_at_every_stage(site: Item, table: dict[str, Persona]) -> None:
    said = chapter()

    assert said == "Il tavolo: 3 sedute"
    assert set(Meeting.objects.values_list("state", flat=True)) == {"held", "convened"}
    assert set(Minutes.objects.values_list("state", flat=True)) == {"published", "approval"}
    assert set(Decision.objects.values_list("state", flat=True)) == {"open", "done"}
    assert Decision.objects.overdue().count() == 1
    assert chapter() == ""


@pytest.mark.django_db
def test_demonstration_without_seats_holds_no_session() -> None:
    assert chapter() == ""
