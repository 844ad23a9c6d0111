"""One open task of a story: who does it, when, and whether the story stands still before it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from viewflow.workflow.models import Task

from intranet.portal.demo.calendar import DAY, Calendar, office_hour
from intranet.portal.demo.cast import Cast
from intranet.portal.demo.stories import Story
from workflows.cases.models import Case

# Days from the moment a task falls to somebody until it is done.
PACE = {
    "check_documents": 2,
    "supply_documents": 9,
    "clarify_order": 11,
    "assign_case": 8,
    "meet_referrer": 6,
    "familiarise_child": 7,
    "interview_adult": 4,
    "assess_risk": 3,
    "sign_agreement": 5,
    "plan_visits": 1,
    "record_visit": 1,
    "validate_record": 2,
    "review_plan": 3,
    "draft_report": 8,
    "validate_report": 3,
    "sign_report": 2,
    "transmit_report": 1,
    "acknowledge_report": 4,
}
NOTICE = timedelta(days=4)
RECENT = timedelta(days=9)
SOON = timedelta(minutes=20)


@dataclass(frozen=True)
class Scene:
    story: Story
    case: Case
    cast: Cast
    calendar: Calendar
    task: Task

    @property
    def step(self) -> str:
        return self.task.flow_task.name

    @cached_property
    def process(self) -> Any:
        return self.task.process.coerced

    @property
    def turn(self) -> int:
        """How often this step was done before, for the same person, visit or report."""
        earlier = Task.objects.filter(process=self.task.process, flow_task=self.task.flow_task)
        return earlier.exclude(finished=None).count()

    @property
    def outcome(self) -> dict[str, str]:
        """What the story says of this visit; a visit it does not speak of is held."""
        place = self.case.visits.filter(starts_at__lt=self.process.visit.starts_at).count()
        known = self.story.visits[place : place + 1]
        return known[0] if known else {"state": "held"}

    def is_recent(self) -> bool:
        """Whether the visit took place in the last days before today."""
        return bool(self.process.visit.starts_at > self.calendar.now - RECENT)

    def stands_still(self) -> bool:
        """Whether the story ends here, for this task."""
        person = self.process.person
        names = {self.step, f"{self.step}:{person.first_name}" if person else ""}
        if names & set(self.story.until):
            return True
        if self.step == "acknowledge_report":
            return self.turn >= len(self.story.clerk)
        late = self.story.recent == "late" or (self.story.recent == "returned" and self.turn > 0)
        return self.step == "record_visit" and late and self.is_recent()

    def moment(self) -> datetime:
        """When it is done."""
        return max(self._wished(), self.task.created + SOON)

    def _wished(self) -> datetime:
        if self.step == "confirm_visit":
            return office_hour(self.process.visit.starts_at - NOTICE, self.task.pk)
        if self.step == "hold_visit":
            return self.process.visit.ends_at + SOON
        days = self.story.pace.get(self.step, PACE[self.step])
        if self.step == "interview_adult":
            days += 3 * (self.process.person_id % 3)
        return office_hour(self.task.created + days * DAY, self.task.pk)
