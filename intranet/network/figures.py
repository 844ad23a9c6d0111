"""What the figures of the quarter that ended last leave to do: bringing and releasing them."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from intranet.network.rights import standings_of
from intranet.portal.duties import Duty
from intranet.statistics.filing.rights import services_to_file_for
from intranet.statistics.models import Cube
from intranet.statistics.periods import QUARTERS, Quarter
from intranet.statistics.releases.members import members
from intranet.statistics.releases.period import Term
from permissions.models import User

# Days after the quarter in which they are brought; and those in which they are released.
BROUGHT_WITHIN, RELEASED_WITHIN = timedelta(days=30), timedelta(days=60)


def duties(user: User) -> Iterator[Duty]:
    """Of who speaks for a service whose figures are not counted here, and of who coordinates."""
    standings = standings_of(user)
    if not (standings.is_representative or standings.coordinates):
        return
    quarter = Quarter.current().previous()
    belonged = members(quarter.first_day, quarter.last_day)
    told = Term(quarter.year, quarter.number).releases().exists()
    if belonged and not told:
        yield from _to_bring(user, quarter, belonged)
    if standings.coordinates and belonged:
        if not told:
            yield _to_release(Term(quarter.year, quarter.number))
        elif quarter.number == QUARTERS and not Term(quarter.year).releases().exists():
            yield _to_release(Term(quarter.year))


def _to_bring(user: User, quarter: Quarter, belonged: frozenset[int]) -> Iterator[Duty]:
    brought = Cube.objects.filter(year=quarter.year, quarter=quarter.number)
    lacking = services_to_file_for(user).filter(pk__in=belonged)
    for service in lacking.exclude(pk__in=brought.values("service")):
        title = _("Consegnare le cifre: %(quarter)s") % {"quarter": quarter}
        due = quarter.last_day + BROUGHT_WITHIN
        yield Duty(title, reverse("statistics:filing"), due=due, about=str(service))


def _to_release(term: Term) -> Duty:
    title = _("Pubblicare le cifre: %(term)s") % {"term": term}
    address = reverse("statistics:releasing", args=[term.code])
    _first, last = term.days
    return Duty(title, address, due=last + RELEASED_WITHIN, about=_("Cifre della rete"))
