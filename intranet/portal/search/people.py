"""The people of the network: who works where, as what."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import post_save
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intranet.portal.search.actions import Sheet, put
from intranet.portal.search.index import matching
from intranet.portal.search.sources import Hit, Source, Wanted
from permissions.models import Membership, Organisation, User

PEOPLE = "persone"
NAMES = {"first_name", "last_name", "name", "short_name", "municipality"}


class People(Source):
    """Those who hold a role now in a service, in one that refers, or in the Provincia.

    A clerk is none of the network, and nobody outside the staff looks through it.
    """

    types: Mapping[str, str | Promise] = {PEOPLE: _("Persone della rete")}
    opens = frozenset({"use_intranet"})
    model = Membership
    order = ("-rank", "user__last_name", "user__first_name", "pk")
    position = 30
    hint = _("Le persone della rete si trovano per nome, ruolo, servizio o comune.")

    def found(self, user: User, wanted: Wanted) -> QuerySet[Any]:
        return matching(_working(), wanted.typed).select_related("user", "organisation")

    def drawn(self, user: User, rows: Sequence[Any]) -> list[Hit]:
        return [
            Hit(
                title=str(row.user),
                address=f"mailto:{row.user.email}" if row.user.email else "",
                line=f"{row.get_role_display()} · {row.organisation}",
            )
            for row in rows
        ]

    def sheets(self) -> Iterable[Sheet]:
        every = Membership.objects.select_related("user", "organisation").order_by("pk")
        return map(_sheet, every.iterator())


def connect() -> None:
    """Listen for who comes, and for whose name changes; called once, when the app is ready."""
    post_save.connect(_on_membership, sender=Membership, dispatch_uid="search.membership")
    post_save.connect(_on_named, sender=User, dispatch_uid="search.user")
    post_save.connect(_on_named, sender=Organisation, dispatch_uid="search.organisation")


def _working() -> QuerySet[Membership]:
    courts = Organisation.Kind.COURT
    current = Membership.objects.current().filter(user__is_active=True)
    return current.exclude(organisation__kind=courts)


def _on_membership(instance: Membership, **_kwargs: Any) -> None:
    put(*_sheet(instance))


def _on_named(
    instance: User | Organisation,
    created: bool,
    update_fields: frozenset[str] | None = None,
    **_kwargs: Any,
) -> None:
    # Signing in saves the moment of it, and nothing else.
    if not created and (update_fields is None or NAMES & update_fields):
        for membership in instance.memberships.select_related("user", "organisation"):
            put(*_sheet(membership))


def _sheet(membership: Membership) -> Sheet:
    """Found by the name; by role, office and place too."""
    office = membership.organisation
    where = f"{office.name} {office.short_name} {office.municipality}"
    return membership, str(membership.user), f"{membership.get_role_display()} {where}"
