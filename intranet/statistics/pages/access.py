"""Who reads which figures: the network's releases, or all of one's own service."""

from django.db.models import QuerySet
from django.http import Http404

from intranet.statistics.models import Cube, Release
from intranet.statistics.periods import Quarter
from permissions.models import Organisation, User
from permissions.policy import visible_to

REPRESENT, COORDINATE = "permissions.represent_service", "permissions.coordinate_network"


def coordinates(user: User) -> bool:
    """Whether `user` coordinates the network of services."""
    return visible_to(user, Organisation.objects.all(), COORDINATE).exists()


def represented(user: User) -> QuerySet[Organisation]:
    """The services that `user` speaks for."""
    services = Organisation.objects.filter(kind=Organisation.Kind.SERVICE)
    return visible_to(user, services, REPRESENT).order_by("name", "pk")


def releases_of(user: User) -> QuerySet[Release]:
    """The releases that `user` may read, the latest period first, a year before its quarters."""
    return visible_to(user, Release.objects.order_by("-year", "-quarter"))


def release_at(user: User, period: str) -> Release:
    """The release of a period written `2026-T3`, or `2026`. Raises Http404 where there is none."""
    year, quarter = _period(period)
    found = releases_of(user).filter(year=year, quarter=quarter).first()
    if found is None:
        raise Http404
    return found


def cube_at(user: User, service: int, period: str) -> Cube:
    """The figures of one's own service. Raises Http404 for another's and where there are none."""
    year, quarter = _period(period)
    cubes = visible_to(user, Cube.objects.filter(service__pk=service).select_related("service"))
    found = cubes.filter(year=year, quarter=quarter).first() if quarter else None
    if found is None:
        raise Http404
    return found


def _period(period: str) -> tuple[int, int | None]:
    if len(period) == len("2026") and period.isdecimal():
        return int(period), None
    try:
        quarter = Quarter.parse(period)
    except ValueError as error:
        raise Http404 from error
    return quarter.year, quarter.number


def code_of(release: Release) -> str:
    """How the period of a release is written."""
    return release.period.code if release.period else str(release.year)
