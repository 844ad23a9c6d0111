"""For which services one may bring a file, and for which periods."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from intranet.portal.words import day_of_year
from intranet.statistics.models import Release, ReleasedCell
from intranet.statistics.periods import Quarter
from permissions.models import Membership, Organisation, User
from permissions.policy import visible_to
from permissions.refusal import Refused
from workflows.cases.models import Case

REPRESENT, COORDINATE = "permissions.represent_service", "permissions.coordinate_network"


def services_to_file_for(user: User) -> QuerySet[Organisation]:
    """The services one speaks for; to who coordinates the network also those where nobody works.

    Those that keep their cases here are not among them: theirs are counted.
    """
    services = Organisation.objects.filter(kind=Organisation.Kind.SERVICE)
    own: Any = Q(pk__in=visible_to(user, services, REPRESENT).values("pk"))
    if visible_to(user, Organisation.objects.all(), COORDINATE).exists():
        staff = Membership.objects.current().filter(organisation=OuterRef("pk"))
        own |= ~Exists(staff)
    kept = Case.objects.filter(service=OuterRef("pk"))
    return services.filter(own, ~Exists(kept)).order_by("name", "pk")


def speaks(user: User) -> bool:
    """Whether one speaks for a service, whose figures may be counted, or coordinates them all."""
    offices = Organisation.objects.all()
    return any(visible_to(user, offices, each).exists() for each in (REPRESENT, COORDINATE))


def refuse_closed(service: Organisation, quarter: Quarter) -> None:
    """Raises Refused for a quarter that is not over, or whose figures do not change any more."""
    if not quarter.has_begun():
        raise Refused(_("Il %(quarter)s deve ancora cominciare.") % {"quarter": quarter})
    if not quarter.is_over():
        words = _("Il %(quarter)s non è finito: le sue cifre si consegnano dal %(day)s.")
        day = quarter.next().first_day
        raise Refused(words % {"quarter": quarter, "day": day_of_year(day)})
    releases = Release.objects.covering(quarter)
    told = ReleasedCell.objects.filter(release__in=releases, service=service).exclude(figure="")
    if releases.filter(quarter=None).exists() or told.exists():
        words = _(
            "Le cifre del %(quarter)s sono pubblicate e non cambiano più, perché una seconda "
            "edizione direbbe per differenza ciò che la prima non mostra. Se contengono un errore "
            "si scrive al coordinamento della rete, che lo annota nel rapporto."
        )
        raise Refused(words % {"quarter": quarter})
