"""A service works by a model, and no longer."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.network.interventions.models import Adoption, InterventionModel
from intranet.network.interventions.telling import adopted
from intranet.network.rights import standings_of
from permissions.audit import action
from permissions.guards import lock
from permissions.models import Organisation, User
from permissions.policy import may
from permissions.refusal import Refused


@action("adoption.begun")
def adopt(
    intervention: InterventionModel,
    *,
    by: User,
    service: Organisation,
    since: date,
    until: date | None = None,
) -> Adoption:
    """`service` works by the model from `since` to `until`, both included.

    Only from today on: what has happened is not chosen afterwards. Raises Refused for who does not
    speak for the service, for a day that has passed, and where the days overlap others.
    """
    held: InterventionModel = lock(intervention)
    standings = standings_of(by)
    may_adopt = may(by, "interventions.adopt_intervention", held)
    if not may_adopt or service.pk not in standings.speaks_for:
        raise Refused(_("Un modello lo adotta, per il proprio servizio, chi lo rappresenta."))
    _refuse_past(since)
    if until is not None and until < since:
        raise Refused(_("L’ultimo giorno viene prima del primo."), field="until")
    for other in held.adoptions.filter(service=service):
        if other.overlaps(since, until):
            raise Refused(_("In questi giorni il servizio adotta già il modello."), field="since")
    made = Adoption.objects.create(
        intervention=held, service=service, since=since, until=until, author=by
    )
    adopted(made)
    return made


@action("adoption.ended")
def end_adoption(adoption: Adoption, *, by: User, until: date) -> Adoption:
    """`until` is the last day. Raises Refused for a day that has passed, or after the end."""
    lock(adoption.intervention)
    held: Adoption = lock(adoption)
    if until < timezone.localdate():
        raise Refused(_("L’ultimo giorno è oggi o più avanti: il passato resta."), field="until")
    if held.until is not None and held.until < until:
        raise Refused(_("L’adozione finisce già prima."), field="until")
    held.until = max(until, held.since)
    held.save()
    return held


def end_with_the_seat(service: Any, *, by: User, until: date) -> None:
    """What `service` still adopts ends with its seat at the table, on `until`.

    Called within the action by which it leaves: there is nothing to refuse.
    """
    for each in Adoption.objects.filter(service=service).exclude(until__lte=until):
        each.until = max(until, each.since)
        each.save()


def _refuse_past(since: date) -> None:
    if since < timezone.localdate():
        raise Refused(
            _("L’adozione comincia oggi o più avanti: il passato non si sceglie dopo."),
            field="since",
        )
