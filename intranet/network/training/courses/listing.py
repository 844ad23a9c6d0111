"""The courses as a list, and one of them as its reader sees it."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intranet.network.rights import standings_of
from intranet.network.training.actions.announcing import may_organise
from intranet.network.training.models import Course, CourseDay, Enrolment
from intranet.portal.keyset import Page, cut
from permissions.models import Membership, Organisation, User
from permissions.policy import allowed, visible_to

PAST = "passati"
SIZE = 20


@dataclass(frozen=True)
class Stage:
    """How far a course is, in words and in their colour: its state, and the hour it is."""

    words: str | Promise
    tone: str
    takes_people: bool = False


def stage_of(course: Course) -> Stage:
    now = timezone.now()
    if course.state == Course.State.CANCELLED:
        return Stage(course.get_state_display(), "danger")
    if course.state == Course.State.HELD:
        return Stage(course.get_state_display(), "success")
    if course.ends_at <= now:
        return Stage(_("Finito, da concludere"), "neutral")
    if course.has_begun(now):
        return Stage(_("In corso"), "warning")
    if course.takes_people(now):
        return Stage(course.get_state_display(), "info", takes_people=True)
    return Stage(Course.State.CLOSED.label, "neutral")


@dataclass(frozen=True)
class Row:
    """A course in a list: its places, and what the reader is to it."""

    course: Course
    taken: int
    mine: Enrolment | None

    @property
    def free(self) -> int:
        return max(0, self.course.places - self.taken)

    @property
    def stage(self) -> Stage:
        return stage_of(self.course)


def courses_for(user: User, *, past: bool, after: str) -> Page[Row]:
    """A page of what `user` may see: to come, the next first; or over, the latest first."""
    seen = visible_to(user, Course.objects.select_related("organiser"))
    under_way = Course.objects.under_way().order_by().values("pk")
    found = seen.exclude(pk__in=under_way) if past else seen.filter(pk__in=under_way)
    page = cut(_counted(found), "starts_at", "pk", after, descending=past, size=SIZE)
    own = Enrolment.objects.filter(person=user, course__in=[each.pk for each in page.rows])
    mine = {each.course_id: each for each in own}
    rows = [Row(each, each.taken, mine.get(each.pk)) for each in page.rows]
    return Page(rows, page.after)


def _counted(courses: QuerySet[Course]) -> QuerySet[Course]:
    placed = Q(enrolments__state__in=Enrolment.PLACED)
    return courses.annotate(taken=Count("enrolments", filter=placed))


def organisers_for(user: User) -> list[Organisation]:
    """Those for whom `user` announces courses: none for most."""
    standings = standings_of(user)
    if not standings.is_representative and not standings.coordinates:
        return []
    wanted = Q(pk__in=standings.speaks_for)
    if standings.coordinates:
        wanted |= Q(kind=Organisation.Kind.PROVINCE)
    rows = Organisation.objects.filter(wanted).order_by("name")
    return [each for each in rows if may_organise(user, each)]


@dataclass(frozen=True)
class Going:
    """One who has a place, or waits for one; `is_gone` where they work in the network no more."""

    enrolment: Enrolment
    is_gone: bool


@dataclass(frozen=True)
class Sight:
    """One course before its reader."""

    course: Course
    user: User

    @cached_property
    def allowed(self) -> frozenset[str]:
        return allowed(self.user, self.course)

    @cached_property
    def days(self) -> list[CourseDay]:
        return list(self.course.days.order_by("starts_at", "pk"))

    @property
    def stage(self) -> Stage:
        return stage_of(self.course)

    @property
    def minutes(self) -> int:
        return sum(each.minutes for each in self.days)

    @cached_property
    def taken(self) -> int:
        return self.course.enrolments.with_a_place().count()

    @property
    def free(self) -> int:
        return max(0, self.course.places - self.taken)

    @cached_property
    def waiting(self) -> int:
        return self.course.enrolments.in_waiting().count()

    @cached_property
    def mine(self) -> Enrolment | None:
        return self.course.enrolments.filter(person=self.user).first()

    @property
    def my_place_in_line(self) -> int:
        """Of one who waits: the number in the list, from one."""
        assert self.mine is not None
        earlier = Q(asked_at__lt=self.mine.asked_at) | Q(
            asked_at=self.mine.asked_at, pk__lt=self.mine.pk
        )
        return self.course.enrolments.in_waiting().filter(earlier).count() + 1

    @property
    def has_begun(self) -> bool:
        return self.course.has_begun(timezone.now())

    @property
    def is_over(self) -> bool:
        return self.course.ends_at <= timezone.now()

    @property
    def may_join(self) -> bool:
        """Whether the reader may ask for a place now."""
        is_out = self.mine is None or not self.mine.is_going()
        may = "training.enrol_course" in self.allowed and is_out
        return may and self.course.takes_people(timezone.now())

    @property
    def may_leave(self) -> bool:
        is_going = self.mine is not None and self.mine.is_going()
        return is_going and self.course.is_under_way() and not self.has_begun

    @property
    def runs(self) -> bool:
        return "training.run_course" in self.allowed

    @property
    def sees_participants(self) -> bool:
        return "training.view_participants" in self.allowed

    @cached_property
    def participants(self) -> list[Going]:
        """Who has a place, then who waits, in the order they asked; in as many queries for few
        as for many.
        """
        rows = self.course.enrolments.exclude(state=Enrolment.State.WITHDRAWN)
        rows = rows.select_related("person", "service").order_by("asked_at", "pk")
        placed = sorted(rows, key=lambda each: each.state == Enrolment.State.WAITING)
        there = working([each.person_id for each in placed])
        return [Going(each, each.person_id not in there) for each in placed]

    def may_conclude(self) -> bool:
        noted = all(each.noted_at for each in self.days)
        return self.runs and self.course.is_under_way() and self.is_over and noted


def working(keys: list[int]) -> set[int]:
    """Those of the users who hold a role somewhere now, and may sign in."""
    current = Membership.objects.current().filter(user__in=keys, user__is_active=True)
    return set(current.values_list("user_id", flat=True))
