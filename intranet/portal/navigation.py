"""The menu of a user: only the pages that what they hold on their organisations opens."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from permissions.models import (
    OrganisationGroupObjectPermission,
    OrganisationUserObjectPermission,
    User,
    unexpired,
)
from workflows.cases.models import VisitUserObjectPermission


@dataclass(frozen=True)
class Item:
    """An entry of the menu: its words, its route, the routes under it, what opens it."""

    title: str | Promise
    route: str
    permission: str
    below: frozenset[str] = frozenset()
    # The rooms, by the first part of their routes, all of whose pages belong to it.
    rooms: frozenset[str] = frozenset()
    # Further permissions that open it.
    also: frozenset[str] = frozenset()

    def is_open_to(self, held: frozenset[str]) -> bool:
        return self.permission in held or not self.also.isdisjoint(held)

    def holds(self, route: str) -> bool:
        """Whether the page at `route` belongs to this entry."""
        room = route.partition(":")[0]
        return route == self.route or route in self.below or room in self.rooms


DESK = Item(_("La mia giornata"), "desk:desk", "view_cases")
CASES = Item(_("Casi"), "desk:cases", "view_cases", frozenset({"desk:case"}))
RECEIVED = Item(
    _("Relazioni ricevute"), "desk:received", "view_received_reports", frozenset({"desk:report"})
)
STATISTICS = Item(
    _("Statistiche"),
    "statistics:home",
    "view_load",
    rooms=frozenset({"statistics"}),
    also=frozenset({"represent_service"}),
)
EMERGENCY = Item(_("Accesso urgente"), "desk:emergency", "break_glass")
TRANSFERS = Item(
    _("Trasferimenti"), "desk:transfers", "view_transfers", frozenset({"desk:transfer"})
)
INTRANET = Item(
    _("Intranet"),
    "content:home",
    "use_intranet",
    frozenset(
        f"content:{name}"
        for name in (
            *("read", "contents", "edit", "add", "move", "copy", "rename", "sharing", "history"),
            *("comparison", "bin", "review", "examining", "workflows", "activity", "followed"),
        )
    ),
)
NETWORK = Item(
    _("Rete dei servizi"),
    "network:home",
    "use_intranet",
    rooms=frozenset({"directory", "exchange", "interventions", "meetings", "training"}),
)
DOOR = Item(_("Accoglienza"), "desk:door", "watch_door")
SLOTS = Item(_("Incontri di oggi"), "desk:door", "view_slot")
ABSENCES = Item(_("Assenze"), "administration:absences", "name_substitutes")
LOG = Item(_("Registro"), "administration:log", "view_log")
PEOPLE = Item(
    _("Persone"),
    "administration:people",
    "administer_people",
    frozenset({"administration:person", "administration:person_add"}),
)
MENU = (
    *(DESK, CASES, RECEIVED, DOOR, SLOTS, ABSENCES, LOG, PEOPLE, INTRANET, NETWORK),
    *(STATISTICS, EMERGENCY, TRANSFERS),
)
# Whose work is one page begins there.
HOMES = (RECEIVED, STATISTICS, DOOR, LOG, PEOPLE)


def held_on_organisations(user: User | AnonymousUser) -> frozenset[str]:
    """The codenames `user` holds on any organisation, own or through a unit, and on the slots
    they are called to, in one query.
    """
    if not isinstance(user, User) or not user.is_active:
        return frozenset()
    own = OrganisationUserObjectPermission.objects.filter(unexpired(), user=user)
    units = OrganisationGroupObjectPermission.objects.filter(unexpired(), group__user=user)
    slots = VisitUserObjectPermission.objects.filter(unexpired(), user=user)
    codenames = own.values_list("permission__codename").union(
        units.values_list("permission__codename"), slots.values_list("permission__codename")
    )
    return frozenset(row[0] for row in codenames)


def menu_of(held: frozenset[str]) -> tuple[Item, ...]:
    """The entries that `held` opens, in the order they are drawn."""
    return tuple(item for item in MENU if item.is_open_to(held))


def home_of(held: frozenset[str]) -> str:
    """The route a user starts from: a clerk, the Provincia, the door have one page each.

    Who holds nothing on an organisation is called to single visits at most.
    """
    for item in HOMES:
        if item.permission in held:
            return item.route
    return DESK.route if DESK.permission in held else DOOR.route
