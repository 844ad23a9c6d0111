"""Services that do not use this system come to the table, and are named rightly."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from intranet.network.actions import take_seat
from intranet.network.directory.models import Card
from intranet.network.directory.naming import homonyms_of, told_apart
from permissions.audit import action
from permissions.guards import lock
from permissions.models import Organisation, User
from permissions.people import add_organisation
from permissions.refusal import Refused

ALREADY = _("Un servizio con questo nome, di questo ente e in questo comune c’è già.")
SAME_NAME = _(
    "Un servizio si chiama già così: %(others)s. Se è un altro, confermarlo: i due si "
    "distingueranno per comune o per ente ovunque sono nominati."
)


@action("service.added")
def add_service(*, by: User, since: date, is_another: bool = False, **values: Any) -> Organisation:
    """Add a service that does not use this system, with its seat at the table from `since` on.

    `values` are its name, short name, body, address and municipality. Raises Refused for one that
    is there already, and for the name of another one unless `is_another` says that it knows.
    """
    _refuse_double(None, is_another, values)
    service = add_organisation(Organisation.Kind.SERVICE, by=by, **values)
    _tell_apart(service)
    take_seat(service, by=by, since=since)
    return service


@action("service.corrected")
def correct_service(
    service: Organisation, *, by: User, is_another: bool = False, **values: Any
) -> Organisation:
    """Set right how a service that does not use this system is called and where it is.

    Raises Refused for one whose people work here, and as `add_service` does.
    """
    if Card(service=service).is_kept():
        raise Refused(_("Questo servizio usa il sistema: i suoi dati li cambia chi lo amministra."))
    _refuse_double(service, is_another, values)
    before = homonyms_of(service.name, but=service)
    for name, value in values.items():
        setattr(service, name, value)
    service.save()
    _tell_apart(service)
    for former in before[:1]:
        _tell_apart(former)
    return service


def _refuse_double(service: Organisation | None, is_another: bool, values: Any) -> None:
    others = homonyms_of(values["name"], but=service)
    place = (values.get("municipality", ""), values.get("body", ""))
    if any((other.municipality, other.body) == place for other in others):
        raise Refused(ALREADY, field="name")
    if others and not is_another:
        named = "; ".join(f"{other.name}, {other.municipality or other.body}" for other in others)
        raise Refused(SAME_NAME % {"others": named}, field="is_another")


def _tell_apart(service: Organisation) -> None:
    """Every service that is called so bears what tells it from the others, and no other does."""
    same = [lock(each) for each in (service, *homonyms_of(service.name, but=service))]
    for each, words in zip(same, told_apart(same), strict=True):
        if each.apart != words:
            each.apart = words
            each.save()
    service.refresh_from_db()
