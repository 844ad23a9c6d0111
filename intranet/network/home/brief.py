"""What goes on in the network, a few lines of each room."""

from dataclasses import dataclass

from django.utils import timezone

from intranet.network.exchange.models import Question
from intranet.network.meetings.models import Meeting
from intranet.network.meetings.sessions.listing import coming
from intranet.network.models import Seat
from intranet.network.training.models import Course
from permissions.models import User
from permissions.policy import visible_to

# So many lines of each; the room itself has all of them.
FEW = 3


@dataclass(frozen=True)
class Brief:
    """The seats of today with their services, and of each room what comes next."""

    seats: list[Seat]
    meetings: list[Meeting]
    courses: list[Course]
    questions: list[Question]


def brief_of(user: User) -> Brief:
    """What `user` may see of it, in one query for each room and those of the policy."""
    now = timezone.now()
    courses = Course.objects.under_way().filter(starts_at__gte=now)
    questions = Question.objects.filter(state=Question.State.OPEN)
    seats = Seat.objects.on(timezone.localdate()).select_related("service")
    return Brief(
        seats=list(visible_to(user, seats)),
        meetings=list(coming(user)[:FEW]),
        courses=list(visible_to(user, courses).order_by("starts_at", "pk")[:FEW]),
        questions=list(visible_to(user, questions).order_by("-at", "-pk")[:FEW]),
    )
