"""How long one was at a course, and whether that is enough."""

from django.db.models import Sum

from intranet.network.training.models import CourseDay, Enrolment

WHOLE = 100


def attended_days(enrolment: Enrolment) -> list[CourseDay]:
    """The days on which they were there, in order."""
    present = enrolment.attendances.filter(is_present=True)
    return list(CourseDay.objects.filter(pk__in=present.values("day")).order_by("starts_at", "pk"))


def minutes_of(enrolment: Enrolment) -> int:
    """The minutes that count, of the days on which they were there."""
    return sum(each.minutes for each in attended_days(enrolment))


def has_reached(enrolment: Enrolment) -> bool:
    """Whether they were there long enough to be certified."""
    whole = enrolment.course.days.aggregate(whole=Sum("minutes"))["whole"] or 0
    minutes = minutes_of(enrolment)
    return minutes > 0 and minutes * WHOLE >= whole * enrolment.course.minimum
