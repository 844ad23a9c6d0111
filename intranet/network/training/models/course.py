"""A course, and the days on which it is held."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.network.rights import TableRules
from permissions.history import History
from permissions.models import Organisation
from permissions.policy import Rules

# Of all minutes, in hundredths: what one must have attended to be certified.
MINIMUM = 80


class CourseQuerySet(models.QuerySet["Course"]):
    def under_way(self) -> "CourseQuerySet":
        """Announced and not yet concluded."""
        return self.filter(state__in=(Course.State.OPEN, Course.State.CLOSED))


class Course(models.Model):
    class State(models.TextChoices):
        OPEN = "open", _("Iscrizioni aperte")
        CLOSED = "closed", _("Iscrizioni chiuse")
        HELD = "held", _("Concluso")
        CANCELLED = "cancelled", _("Annullato")

    organiser = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("chi organizza")
    )
    announced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(_("titolo"), max_length=200)
    programme = models.TextField(_("programma"), max_length=5000)
    teachers = models.CharField(_("chi insegna"), max_length=300)
    venue = models.CharField(_("luogo"), max_length=200, blank=True)
    video = models.URLField(_("collegamento video"), max_length=300, blank=True)
    places = models.PositiveSmallIntegerField(_("posti"), validators=[MinValueValidator(1)])
    enrol_until = models.DateField(_("iscrizioni fino al"))
    minimum = models.PositiveSmallIntegerField(
        _("quanto serve per l’attestato, in percentuale delle ore"),
        default=MINIMUM,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    state = models.CharField(_("stato"), max_length=10, choices=State, default=State.OPEN)
    # From the first hour to the last, as its days have them.
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    # Raised when the days move: of two editions in a calendar the higher one holds.
    edition = models.PositiveSmallIntegerField(default=0)
    cancelled_for = models.CharField(_("perché è annullato"), max_length=300, blank=True)
    changed_at = models.DateTimeField(default=timezone.now)
    history = History()
    objects = CourseQuerySet.as_manager()

    guard_kind = "course"
    rules: ClassVar[Rules] = TableRules()
    state_field = "state"
    service_path = "organiser"
    person_paths: ClassVar[tuple[str, ...]] = ()
    seen_by = "training.view_course"

    class Meta:
        verbose_name = _("corso")
        verbose_name_plural = _("corsi")
        ordering = ("starts_at", "pk")
        default_permissions = ()
        permissions = (
            ("view_course", "Can read of a course"),
            ("enrol_course", "Can ask for a place in a course"),
            ("run_course", "Can change a course and note who was there"),
            ("view_participants", "Can see who takes part in a course"),
        )
        indexes = [models.Index(fields=["state", "starts_at"])]
        constraints = [
            models.CheckConstraint(condition=Q(places__gte=1), name="course_has_places"),
            models.CheckConstraint(
                condition=Q(minimum__gte=1, minimum__lte=100), name="course_minimum_is_a_share"
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="course_has_time"),
            models.CheckConstraint(
                condition=Q(venue__gt="") | Q(video__gt=""), name="course_is_somewhere"
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | Q(cancelled_for__gt=""),
                name="cancelled_course_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("training:course", args=[self.pk])

    @property
    def guard_state(self) -> str:
        return self.state

    @property
    def guard_organisations(self) -> frozenset[int]:
        return frozenset({self.organiser_id})

    @property
    def guard_home(self) -> int:
        return self.organiser_id

    def has_begun(self, now: datetime) -> bool:
        return self.starts_at <= now

    def is_under_way(self) -> bool:
        """Announced and not yet concluded."""
        return self.state in (self.State.OPEN, self.State.CLOSED)

    def term_is_over(self, now: datetime) -> bool:
        return timezone.localdate(now) > self.enrol_until

    def takes_people(self, now: datetime) -> bool:
        """Whether one may ask for a place."""
        is_open = self.state == self.State.OPEN and not self.has_begun(now)
        return is_open and not self.term_is_over(now)


class CourseDay(models.Model):
    """A day of a course, or a part of one; `minutes` are those that count for the certificate."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="days")
    starts_at = models.DateTimeField(_("dalle"))
    ends_at = models.DateTimeField(_("alle"))
    minutes = models.PositiveSmallIntegerField(_("minuti che contano"))
    # When it was first noted who was there.
    noted_at = models.DateTimeField(null=True, blank=True)
    history = History()

    guard_path = "course"

    class Meta:
        verbose_name = _("giornata")
        verbose_name_plural = _("giornate")
        ordering = ("starts_at", "pk")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="course_day_has_time"
            ),
            models.CheckConstraint(condition=Q(minutes__gte=1), name="course_day_counts"),
        ]

    def __str__(self) -> str:
        start, end = timezone.localtime(self.starts_at), timezone.localtime(self.ends_at)
        return f"{start:%d/%m/%Y}, {start:%H:%M}–{end:%H:%M}"
