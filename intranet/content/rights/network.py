"""With whom something may be shared: those who work in the network, their units and offices.

A court is none of it: its clerks read what was sent to them, and nothing else.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from intranet.content.rights.ground import Subject
from intranet.portal.search.folding import folded
from intranet.portal.search.words import stem, words_of
from permissions.models import Membership, Organisation, Unit, User
from permissions.roles import Role

# How many of each kind an answer lists.
MOST = 20
PLURALS = {
    Role.OPERATOR: _("Operatori"),
    Role.COORDINATOR: _("Coordinatori"),
    Role.HEAD: _("Responsabili"),
    Role.REFERRER: _("Assistenti sociali invianti"),
    Role.INTERPRETER: _("Interpreti"),
}


def users() -> QuerySet[User]:
    """Those who work now, by surname."""
    current = Membership.objects.current().filter(user=OuterRef("pk"))
    current = current.exclude(organisation__kind=Organisation.Kind.COURT)
    working = User.objects.filter(Exists(current), is_active=True)
    return working.order_by("last_name", "first_name", "pk")


def units() -> QuerySet[Unit]:
    found = Unit.objects.exclude(organisation__kind=Organisation.Kind.COURT)
    return found.select_related("organisation").order_by("organisation__short_name", "role")


def offices() -> QuerySet[Organisation]:
    return Organisation.objects.exclude(kind=Organisation.Kind.COURT).order_by("name")


EVERY: Mapping[str, Any] = {"user": users, "unit": units, "organisation": offices}


def found(typed: str) -> dict[Subject, Any]:
    """Those whose name holds every word of `typed`, accents and case apart. In 3 queries.

    A unit is found also by what one of its people is called: "operatrice", "coordinatore".
    """
    words = folded(typed).split()
    if not words:
        return {}
    answer: dict[Subject, Any] = {}
    for kind, every in EVERY.items():
        hits = [one for one in every() if _holds(one, words)]
        answer |= {(kind, one.pk): one for one in hits[:MOST]}
    return answer


def _holds(one: User | Unit | Organisation, words: Iterable[str]) -> bool:
    name, stems = folded(called(one)), set[str]()
    if isinstance(one, Unit):
        name = f"{name} {folded(str(Role(one.role).label))}"
        stems = {stem(word) for word in words_of(name)}
    return all(word in name or stem(word) in stems for word in words)


def known(subjects: Iterable[Subject]) -> dict[Subject, Any]:
    """Those of `subjects` who are of the network. In a query for each kind among them."""
    keys: dict[str, list[int]] = {}
    for kind, key in subjects:
        keys.setdefault(kind, []).append(key)
    return {
        (kind, one.pk): one
        for kind, wanted in keys.items()
        for one in EVERY[kind]().filter(pk__in=wanted)
    }


def called(one: User | Unit | Organisation) -> str:
    """`Ada Conti`, `Operatori · Milano`, `Spazio Neutro di Milano`."""
    return titled(one.role, one.organisation.short_name) if isinstance(one, Unit) else str(one)


def titled(role: str, office: str) -> str:
    """A unit by its role and the short name of its office; an office where there is no role."""
    return f"{PLURALS.get(Role(role), Role(role).label)} · {office}" if role else office
