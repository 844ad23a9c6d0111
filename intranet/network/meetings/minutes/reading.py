"""The minutes of a session as they are read: on the page, on the site, on paper."""

from dataclasses import dataclass
from functools import cached_property

from intranet.network.meetings.models import (
    AgendaPoint,
    Decision,
    Invitation,
    Meeting,
    Minutes,
    Wording,
)


@dataclass(frozen=True)
class Told:
    """What is said of one point, and what was decided under it."""

    point: AgendaPoint
    text: str
    decisions: list[Decision]


@dataclass(frozen=True)
class Whole:
    minutes: Minutes

    @property
    def meeting(self) -> Meeting:
        return self.minutes.meeting

    @cached_property
    def _invited(self) -> list[Invitation]:
        return list(Invitation.objects.filter(meeting=self.meeting).by_service())

    @property
    def present(self) -> list[Invitation]:
        return [each for each in self._invited if each.present]

    @property
    def absent(self) -> list[Invitation]:
        return [each for each in self._invited if not each.present]

    @cached_property
    def _decisions(self) -> list[Decision]:
        return list(self.meeting.decisions.select_related("owner", "service"))

    @cached_property
    def told(self) -> list[Told]:
        said = dict(Wording.objects.filter(minutes=self.minutes).values_list("point", "text"))
        return [
            Told(point, said.get(point.pk, ""), self._under(point.pk))
            for point in self.meeting.points.all()
        ]

    @property
    def others(self) -> list[Decision]:
        """What was decided under no point."""
        return self._under(None)

    def _under(self, point: int | None) -> list[Decision]:
        return [each for each in self._decisions if each.point_id == point]


def whole(minutes: Minutes) -> Whole:
    return Whole(minutes)
