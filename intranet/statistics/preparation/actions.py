"""Preparing the cubes of a quarter from the records of the services."""

import hashlib
import json

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.statistics.figures.counting import Numbers, count
from intranet.statistics.figures.registry import EDITION
from intranet.statistics.models import Cell, Cube, Release
from intranet.statistics.periods import Quarter
from permissions.audit import action
from permissions.guards import lock
from permissions.models import Organisation, User
from permissions.refusal import Refused


def prepare(quarter: Quarter, *, by: User) -> None:
    """Count the figures of every service that keeps its cases here, and keep them.

    Each service's cube is kept whole or not at all; what a service filed itself stays. Where
    nothing has changed, the time alone does. Raises Refused for a quarter that has been released,
    or has not begun.
    """
    _refuse_period(quarter)
    numbers = count(quarter)
    cubes = {cube.service_id: cube for cube in Cube.objects.of(quarter)}
    for service in Organisation.objects.filter(pk__in=numbers).order_by("pk"):
        cube = cubes.get(service.pk)
        if cube is None or _differs(cube, numbers[service.pk]):
            keep(service, quarter, numbers[service.pk], by=by)
        elif cube.source == Cube.Source.OWN:
            cube.prepared_at = timezone.now()
            cube.save()


def _differs(cube: Cube, numbers: Numbers) -> bool:
    return cube.source == Cube.Source.OWN and cube.sha256 != digest(numbers)


@action("figures.prepared")
def keep(service: Organisation, quarter: Quarter, numbers: Numbers, *, by: User) -> Cube:
    """Keep what was counted for `service` in the place of what was counted before.

    Raises Refused for a quarter that has been released meanwhile, or filed by the service.
    """
    for coordination in Organisation.objects.filter(kind=Organisation.Kind.PROVINCE).order_by("pk"):
        lock(coordination)  # a release waits, or it is there already
    lock(service)
    _refuse_period(quarter)
    cube = Cube.objects.of(quarter).filter(service=service).first()
    if cube is None:
        cube = Cube(service=service, year=quarter.year, quarter=quarter.number)
    if cube.source == Cube.Source.FILED:
        raise Refused(_("Le cifre di questo trimestre le ha consegnate il servizio."))
    replace_cells(cube, numbers)
    return cube


def replace_cells(cube: Cube, numbers: Numbers) -> None:
    """Write the cube with these cells alone, as of now: a step of the actions that keep one."""
    cube.edition, cube.prepared_at, cube.sha256 = EDITION, timezone.now(), digest(numbers)
    cube.save()
    cube.cells.all().delete()
    Cell.objects.bulk_create(
        Cell(cube=cube, figure=figure, category=category, value=number.value, cases=number.cases)
        for (figure, category), number in sorted(numbers.items())
    )


def digest(numbers: Numbers) -> str:
    """SHA-256 over every number, whatever their order."""
    rows = [[*key, number.value, number.cases] for key, number in sorted(numbers.items())]
    return hashlib.sha256(json.dumps([EDITION, rows]).encode()).hexdigest()


def _refuse_period(quarter: Quarter) -> None:
    if not quarter.has_begun():
        raise Refused(_("Questo trimestre non è ancora cominciato."))
    if Release.objects.covering(quarter).exists():
        raise Refused(_("Le cifre di questo trimestre sono pubblicate e non cambiano più."))
