"""The figures of the demonstration: quarters filed by invented services, and released."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

import time_machine
from django.conf import settings
from django.utils import timezone

from intranet.statistics.figures.counting.tally import Number, Numbers
from intranet.statistics.filing.actions import file_cube
from intranet.statistics.filing.invented import Shape, invented
from intranet.statistics.models import Release
from intranet.statistics.periods import QUARTERS, Quarter
from intranet.statistics.preparation.actions import prepare
from intranet.statistics.releases.actions import release
from intranet.statistics.releases.members import members
from intranet.statistics.releases.period import Term
from permissions.models import Organisation, User
from permissions.people import system_user

SOURCE = settings.ROOT / "fixtures" / "statistics.toml"
COORDINATOR = "dino"
# After the end of a quarter, in days: when files come, and when it is released.
FILED, RELEASED = 12, 25


def chapter() -> str:
    """The last four quarters, a chapter of `manage.py demo`; nothing to say if they were there."""
    if Release.objects.exists():
        return ""
    story = tomllib.loads(SOURCE.read_text())
    quarters = last_quarters()
    for quarter in quarters:
        _play(quarter, story)
    prepare(Quarter.current(), by=system_user())
    return f"Le cifre: {len(quarters)} trimestri pubblicati"


def last_quarters() -> list[Quarter]:
    """Those that are over and were to be released by now, the earliest first."""
    found = [Quarter.current().previous()]
    while len(found) < QUARTERS:
        found.append(found[-1].previous())
    return found[::-1]


@dataclass(frozen=True)
class Told:
    """A service of the fixture in one quarter."""

    service: Organisation
    shape: Shape


def _play(quarter: Quarter, story: dict[str, Any]) -> None:
    """The files come in, and the coordination releases the quarter."""
    by = User.objects.get(username=COORDINATOR)
    with _on(quarter, FILED):
        seated = members(quarter.first_day, quarter.last_day)
        for told in _told(quarter, story["services"]):
            if told.service.pk in seated:
                numbers = _recorded(told.shape, story["recorded"])
                file_cube(told.service, by=by, quarter=quarter, numbers=numbers)
    with _on(quarter, RELEASED):
        coordination = by.memberships.get().organisation
        release(coordination, by=by, term=Term(quarter.year, quarter.number))


def _recorded(shape: Shape, figures: list[str]) -> Numbers:
    """The numbers of these figures; the others are not recorded."""
    nothing = Number(None, None)
    return {
        place: number if place[0] in figures else nothing
        for place, number in invented(shape).items()
    }


def _told(quarter: Quarter, rows: list[dict[str, Any]]) -> Iterator[Told]:
    """The services of the fixture, each as it was by then; one says when it brings nothing."""
    place = last_quarters().index(quarter)
    for row in rows:
        service = Organisation.objects.filter(
            kind=Organisation.Kind.SERVICE, short_name=row["short_name"]
        ).first()
        if service is None or place in row.get("missing", ()):
            continue
        shape = Shape(**row["shape"], municipalities=tuple(row["municipalities"]))
        for flows in row["flows"][:place]:
            shape = shape.followed_by(**flows)
        yield Told(service, shape)


def _on(quarter: Quarter, days: int) -> time_machine.travel:
    """So many days after the quarter; never later than now."""
    day = datetime.combine(
        quarter.last_day + timedelta(days=days), time(10), timezone.get_current_timezone()
    )
    return time_machine.travel(min(day, timezone.now()), tick=False)
