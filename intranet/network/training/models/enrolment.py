"""Who asked for a place, whether they have it, and when they were there."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.network.training.models.course import Course, CourseDay
from intranet.network.training.rules import SeenByRunners
from permissions.history import History
from permissions.models import Organisation
from permissions.policy import Rules


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def with_a_place(self) -> Self:
        """Those who have a place, or had one to the end."""
        return self.filter(state__in=Enrolment.PLACED)

    def in_waiting(self) -> Self:
        """The waiting list, in the order in which they asked."""
        return self.filter(state=Enrolment.State.WAITING).order_by("asked_at", "pk")


class Enrolment(models.Model):
    class State(models.TextChoices):
        ENROLLED = "enrolled", _("Con il posto")
        WAITING = "waiting", _("In lista d’attesa")
        WITHDRAWN = "withdrawn", _("Si è ritirato")
        ATTENDED = "attended", _("Ha partecipato")
        ABSENT = "absent", _("Assente")

    PLACED = (State.ENROLLED, State.ATTENDED, State.ABSENT)
    GOING = (State.ENROLLED, State.WAITING)

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="enrolments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # Where they worked when they asked; None for who coordinates the network.
    service = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    state = models.CharField(_("stato"), max_length=10, choices=State)
    asked_at = models.DateTimeField(_("chiesto il"), default=timezone.now)
    # A place came free for one who waited: they have not yet said whether they come.
    to_confirm = models.BooleanField(_("da confermare"), default=False)
    history = History()
    objects = EnrolmentQuerySet.as_manager()

    guard_kind = "enrolment"
    rules: ClassVar[Rules] = SeenByRunners()
    state_field = "state"
    service_path = "service"
    person_paths: ClassVar[tuple[str, ...]] = ("person",)
    course_path = "course"
    seen_by = "training.view_enrolment"

    class Meta:
        verbose_name = _("iscrizione")
        verbose_name_plural = _("iscrizioni")
        ordering = ("asked_at", "pk")
        default_permissions = ()
        permissions = (
            ("view_enrolment", "Can see that somebody takes part in a course"),
            ("leave_course", "Can give an own place back"),
        )
        indexes = [models.Index(fields=["course", "state", "asked_at"])]
        constraints = [
            models.UniqueConstraint(fields=["course", "person"], name="one_enrolment"),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.course}"

    def get_absolute_url(self) -> str:
        return self.course.get_absolute_url()

    @property
    def guard_state(self) -> str:
        return self.state

    @property
    def guard_organisations(self) -> frozenset[int]:
        return frozenset(filter(None, {self.service_id, self.course.organiser_id}))

    @property
    def guard_home(self) -> int:
        return self.course.organiser_id

    def is_going(self) -> bool:
        return self.state in self.GOING


class Attendance(models.Model):
    """Whether one was there on a day of the course."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="attendances")
    day = models.ForeignKey(CourseDay, on_delete=models.PROTECT, related_name="attendances")
    is_present = models.BooleanField(_("presente"))
    history = History()

    guard_path = "enrolment"

    class Meta:
        verbose_name = _("presenza")
        verbose_name_plural = _("presenze")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "day"], name="one_attendance"),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment} · {self.day}"
