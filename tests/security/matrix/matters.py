"""The things of the coordination table, as the matrix reads them, and what belongs to each."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.apps import apps
from django.db import models

from intranet.network.directory.models import Card
from intranet.network.exchange.models import Answer, Question
from intranet.network.interventions.models import Adoption, InterventionModel
from intranet.network.meetings.models import Decision, Invitation, Meeting, Minutes
from intranet.network.models import Seat
from intranet.network.training.models import Certificate, Course, Enrolment
from tests.security.matrix import table
from tests.security.matrix.at_table import Matter
from tests.security.world import World

Told = Callable[[Any], Matter]


def _seat(seat: Seat) -> Matter:
    return Matter("seat", seat.pk, service=seat.service.short_name)


def _card(card: Card) -> Matter:
    return Matter("card", card.pk, service=card.service.short_name)


def _meeting(meeting: Meeting) -> Matter:
    return Matter("meeting", meeting.pk, meeting.state, people=_names(meeting.secretary))


def _invitation(asked: Invitation) -> Matter:
    return Matter("invitation", asked.pk, people=_names(asked.user), above=_meeting(asked.meeting))


def _minutes(minutes: Minutes) -> Matter:
    """They name all who were asked to the session."""
    users = [each.user for each in minutes.meeting.invitations.select_related("user")]
    above = _meeting(minutes.meeting)
    return Matter("minutes", minutes.pk, minutes.state, people=_names(*users), above=above)


def _decision(decision: Decision) -> Matter:
    return Matter("decision", decision.pk, decision.state, people=_names(decision.owner))


def _course(course: Course) -> Matter:
    return Matter("course", course.pk, course.state, course.organiser.short_name)


def _enrolment(asked: Enrolment) -> Matter:
    service = asked.service.short_name if asked.service else ""
    above = _course(asked.course)
    return Matter("enrolment", asked.pk, asked.state, service, _names(asked.person), above)


def _certificate(paper: Certificate) -> Matter:
    asked = _enrolment(paper.enrolment)
    return Matter("certificate", paper.pk, "*", asked.service, asked.people, asked.above)


def _question(question: Question) -> Matter:
    service = question.service.short_name if question.service else ""
    return Matter("question", question.pk, question.state, service, _names(question.by))


def _answer(answer: Answer) -> Matter:
    service = answer.service.short_name if answer.service else ""
    above = _question(answer.question)
    return Matter("answer", answer.pk, answer.state, service, _names(answer.by), above)


def _intervention(model: InterventionModel) -> Matter:
    return Matter("intervention", model.pk, model.state, model.service.short_name)


def _adoption(adoption: Adoption) -> Matter:
    above = _intervention(adoption.intervention)
    return Matter("adoption", adoption.pk, service=adoption.service.short_name, above=above)


KEPT: Mapping[type[models.Model], Told] = {
    Seat: _seat,
    Card: _card,
    Meeting: _meeting,
    Invitation: _invitation,
    Minutes: _minutes,
    Decision: _decision,
    Course: _course,
    Enrolment: _enrolment,
    Certificate: _certificate,
    Question: _question,
    Answer: _answer,
    InterventionModel: _intervention,
    Adoption: _adoption,
}


class Agenda:
    """All that the table of the world keeps, each read once."""

    def __init__(self, world: World) -> None:
        canaries = world.canaries.values()
        self.secrets = frozenset({each.case for each in canaries}) - {*world.cases, *world.spots}
        self.named = world.table
        self.names = {told: name for name, told in world.table.items()}
        self.matters: dict[type[models.Model], dict[int, Matter]] = {
            model: {each.pk: tell(each) for each in model._default_manager.order_by("pk")}
            for model, tell in KEPT.items()
        }
        self.parts: dict[str, list[tuple[int, str, Any]]] = {
            name: list(_parts(name)) for name in dict.fromkeys(part_names())
        }

    def matter(self, kind: str, name: str) -> Matter:
        """The thing of this name in the story."""
        return self.of_kind(kind)[self.named[name][1]]

    def of_kind(self, kind: str) -> Mapping[int, Matter]:
        """The things of one kind, by their key."""
        for found in self.matters.values():
            if any(matter.kind == kind for matter in found.values()):
                return found
        return {}


def part_names() -> list[str]:
    """The models of what belongs to a thing of the table, as `app.Model`."""
    return [row["model"] for row in table.rows("network_parts")]


def _parts(name: str) -> Iterator[tuple[int, str, Any]]:
    """The key of each, which of its kind it is, and what it belongs to."""
    model: Any = apps.get_model(name)
    for record in model._default_manager.order_by("pk"):
        above: Any = record
        for step in model.guard_path.split("__"):
            above = getattr(above, step)
        tell = KEPT.get(type(above))
        yield record.pk, _which(name, record), tell(above) if tell else above.short_name


def _which(name: str, record: Any) -> str:
    if name == "exchange.Postscript":
        answer = record.answer
        return answer.state if answer else "shown"
    kinds = {row["which"] for row in table.rows("network_parts") if row["model"] == name}
    return "" if kinds == {""} else str(record.state)


def _names(*users: Any) -> frozenset[str]:
    return frozenset(user.username for user in users if user is not None)
