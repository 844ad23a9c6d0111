"""Keeping the figures that a service brings."""

from django.utils.translation import gettext as _

from intranet.statistics.figures.counting.tally import Numbers
from intranet.statistics.filing.rights import refuse_closed, services_to_file_for
from intranet.statistics.models import Cube
from intranet.statistics.periods import Quarter
from intranet.statistics.preparation.actions import replace_cells
from permissions.audit import action, note
from permissions.guards import lock
from permissions.models import Organisation, User
from permissions.refusal import Refused


@action("cube.filed")
def file_cube(service: Organisation, *, by: User, quarter: Quarter, numbers: Numbers) -> Cube:
    """The figures of `service` in `quarter`, in the place of those it brought before.

    Raises Refused for a service that `by` may not file for, and for a quarter that is not over or
    whose figures do not change any more.
    """
    for coordination in Organisation.objects.filter(kind=Organisation.Kind.PROVINCE).order_by("pk"):
        lock(coordination)  # a release waits, or it is there already
    lock(service)
    if not services_to_file_for(by).filter(pk=service.pk).exists():
        raise Refused(_("Le cifre di questo servizio si contano dai suoi fascicoli."))
    refuse_closed(service, quarter)
    place = {"service": service, "year": quarter.year, "quarter": quarter.number}
    cube = Cube.objects.filter(**place).first() or Cube(**place)
    note(period=quarter.code, again=cube.pk is not None)
    cube.source, cube.prepared_by = Cube.Source.FILED, by
    replace_cells(cube, numbers)
    return cube
