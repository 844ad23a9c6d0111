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
    apart = _tell_apart(Organisation(**values))
    service = add_organisation(Organisation.Kind.SERVICE, by=by, apart=apart, **values)
    take_seat(service, by=by, since=since)
    Card.objects.create(service=service)
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
    service.apart = _tell_apart(service)
    service.save()
    for former in before[:1]:
        _distinguish(former, _tell_apart(former))
    return service


def _refuse_double(service: Organisation | None, is_another: bool, values: Any) -> None:
    others = homonyms_of(values["name"], but=service)
    place = (values.get("municipality", ""), values.get("body", ""))
    if any((other.municipality, other.body) == place for other in others):
        raise Refused(ALREADY, field="name")
    if others and not is_another:
        named = "; ".join(f"{other.name}, {other.municipality or other.body}" for other in others)
        raise Refused(SAME_NAME % {"others": named}, field="is_another")


def _tell_apart(service: Organisation) -> str:
    """What tells `service` from the others of its name, which from now on bear theirs too."""
    others = [lock(each) for each in homonyms_of(service.name, but=service)]
    own, *theirs = told_apart([service, *others])
    for other, words in zip(others, theirs, strict=True):
        _distinguish(other, words)
    return own


def _distinguish(service: Organisation, words: str) -> None:
    if service.apart != words:
        service.apart = words
        service.save()
