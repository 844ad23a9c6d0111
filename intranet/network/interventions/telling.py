"""What is told of a model: to who decides on it, and to those who try it."""

from django.utils.translation import gettext as _

from intranet.network.directory.people import coordinators, delegates_of
from intranet.network.interventions.models import Adoption, Decision, InterventionModel
from intranet.notifications.actions import tell
from intranet.notifications.models import Notice
from permissions.models import Organisation, User

# As much of a title as a notice has room for.
MOST = 100


def proposed(intervention: InterventionModel) -> None:
    words = _("Modello di intervento proposto: %(title)s.") % {"title": _short(intervention)}
    tell(coordinators(), Notice.Kind.SITE, words, about=intervention)


def adopted(adoption: Adoption) -> None:
    """The coordination, and those who proposed it."""
    whom = _but(adoption.author, *coordinators(), *delegates_of(adoption.intervention.service))
    words = _("Un altro servizio adotta il modello «%(title)s».") % {
        "title": _short(adoption.intervention)
    }
    tell(whom, Notice.Kind.SITE, words, about=adoption.intervention)


def decided(decision: Decision) -> None:
    """Those who proposed the model, and those whose services adopt it or did."""
    intervention = decision.intervention
    adopting = Organisation.objects.filter(
        pk__in=intervention.adoptions.order_by().values("service")
    )
    services = [intervention.service, *adopting]
    whom = _but(decision.by, *(user for each in services for user in delegates_of(each)))
    words = _("Modello «%(title)s»: ora è %(state)s.") % {
        "title": _short(intervention),
        "state": decision.get_after_display().lower(),
    }
    tell(whom, Notice.Kind.SITE, words, about=intervention)


def _but(actor: User, *users: User) -> list[User]:
    """Each once, without the one who did it."""
    return sorted({*users} - {actor}, key=lambda each: each.pk)


def _short(intervention: InterventionModel) -> str:
    return intervention.title[:MOST]
