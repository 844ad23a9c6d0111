"""Those who work or worked for some organisations, with all their roles there."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, QuerySet, Subquery

from intranet.portal.door.second_factor import FACTORS
from permissions.models import Membership, Organisation, User


@dataclass(frozen=True)
class Member:
    """A person with their roles; `is_ours` where the account itself is administered here."""

    user: Any
    roles: list[Membership]
    former_roles: list[Membership]
    is_ours: bool

    @property
    def has_second_factor(self) -> bool:
        return bool(self.user.has_second_factor)


def staff_of(offices: Sequence[Organisation]) -> list[Member]:
    """Everybody of `offices` by surname, in two queries."""
    return members(people_of(offices).order_by("last_name", "first_name", "pk"), offices)


def people_of(offices: Sequence[Organisation]) -> QuerySet[User]:
    """Those who have, or had, a role in one of `offices`."""
    theirs = Membership.objects.filter(organisation__in=offices)
    return User.objects.filter(pk__in=theirs.values("user"))


def accounts_of(offices: Sequence[Organisation]) -> QuerySet[User]:
    """Those who came first to one of `offices`: it answers for the account itself."""
    return people_of(offices).annotate(home=_first_office()).filter(home__in=offices)


def members(people: QuerySet[User], offices: Sequence[Organisation]) -> list[Member]:
    """`people` with their roles in `offices`, in two queries."""
    factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)
    users = list(people.annotate(has_second_factor=Exists(factors), home=_first_office()))
    roles: dict[int, list[Membership]] = defaultdict(list)
    found = Membership.objects.filter(user__in=users, organisation__in=offices)
    for membership in found.select_related("organisation").order_by("since", "pk"):
        roles[membership.user_id].append(membership)
    ours = {office.pk for office in offices}
    return [_member(user, roles[user.pk], ours) for user in users]


def _member(user: Any, roles: list[Membership], ours: set[int]) -> Member:
    return Member(
        user=user,
        roles=[role for role in roles if role.until is None],
        former_roles=[role for role in roles if role.until is not None],
        is_ours=user.home in ours,
    )


def _first_office() -> Subquery:
    first = Membership.objects.filter(user=OuterRef("pk")).order_by("since", "pk")
    return Subquery(first.values("organisation")[:1])
