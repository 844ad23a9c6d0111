"""The people of a case, one card each, and who of the services sees the case."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.desk.case.compartments import CONTACTS, contacts_of, secrets_of
from intranet.desk.case.emergencies import emergencies_of
from intranet.desk.case.page import CasePage
from permissions.models import LocalRole, Membership, User
from permissions.policy import visible_to
from workflows.cases.models import (
    Case,
    Contact,
    Hearing,
    OrderPerson,
    Person,
    ProtectedRecord,
    Relationship,
)


@dataclass(frozen=True)
class Card:
    """A person of the case. `hearings`, `contact` and `secrets` are those the reader may know."""

    person: Person
    age: int | None
    relations: list[str]
    standing: str
    hearings: list[Hearing]
    contact: Contact | None
    # Closed: what kind of record is there, not what it says.
    secrets: list[ProtectedRecord]
    # The order keeps an address secret, and no record holds it yet.
    lacks_secret: bool


@dataclass(frozen=True)
class Seat:
    """An office or a person that sees the case, and the people who hold it."""

    title: str
    people: list[User]


def cards_of(page: CasePage) -> dict[str, Any]:
    """The cards, in three queries, and two more for who may know where people are reached."""
    relations = _relations(page.case)
    standings = _standings(page)
    hearings = _hearings(page)
    contacts, secrets = contacts_of(page), secrets_of(page)
    today = timezone.localdate()
    return {
        "cards": [
            Card(
                person=person,
                age=person.age_on(today),
                relations=relations[person.pk],
                standing=standings.get(person.pk, ""),
                hearings=hearings[person.pk],
                contact=contacts.get(person.pk),
                secrets=secrets[person.pk],
                lacks_secret=_lacks_secret(page, person, secrets),
            )
            for person in sorted(page.people, key=lambda person: not person.is_child())
        ]
    }


def team_of(page: CasePage) -> dict[str, Any]:
    """Who sees the case, in words, and who saw it in an emergency: in three queries."""
    roles = LocalRole.objects.current().filter(
        content_type=ContentType.objects.get_for_model(Case), object_id=page.case.pk
    )
    roles = roles.select_related("user", "unit__organisation").order_by("pk")
    members = _members([role.unit.organisation_id for role in roles if role.unit])
    seats = [_seat(role, members) for role in roles]
    people = {person.pk for seat in seats for person in seat.people}
    return {"seats": seats, "count": len(people), "emergencies": list(emergencies_of(page))}


def _lacks_secret(page: CasePage, person: Person, secrets: dict[int, Any]) -> bool:
    says_so = page.order is not None and page.order.has_secret_address
    return says_so and page.may(CONTACTS) and person.is_child() and not secrets[person.pk]


def _relations(case: Case) -> dict[int, list[str]]:
    """What each person is to the others, by the person's key."""
    relations: dict[int, list[str]] = defaultdict(list)
    found = Relationship.objects.filter(child__case=case).select_related("child", "adult")
    for relation in found.order_by("pk"):
        kin = relation.get_kin_display()
        child, adult = relation.child, relation.adult
        relations[child.pk].append(f"{kin}: {adult}")
        relations[adult.pk].append(_("%(kin)s di %(child)s") % {"kin": kin, "child": child})
    return relations


def _standings(page: CasePage) -> dict[int, str]:
    """What the order in force says of each adult."""
    if page.order is None:
        return {}
    rows = OrderPerson.objects.filter(order=page.order)
    return {row.person_id: row.get_standing_display() for row in rows}


def _hearings(page: CasePage) -> dict[int, list[Hearing]]:
    by_person: dict[int, list[Hearing]] = defaultdict(list)
    found = visible_to(page.user, Hearing.objects.filter(case=page.case))
    for hearing in found.select_related("author").order_by("held_at", "pk"):
        by_person[hearing.person_id].append(hearing)
    return by_person


def _members(organisations: list[int]) -> dict[tuple[int, str], list[User]]:
    members: dict[tuple[int, str], list[User]] = defaultdict(list)
    current = Membership.objects.current().filter(organisation__in=organisations)
    for membership in current.select_related("user").order_by("user__last_name", "pk"):
        members[membership.organisation_id, membership.role].append(membership.user)
    return members


def _seat(role: Any, members: dict[tuple[int, str], list[User]]) -> Seat:
    if role.user is not None:
        return Seat(_("%(role)s del caso") % {"role": role.get_role_display()}, [role.user])
    office = role.unit.organisation
    title = f"{role.get_role_display()} · {office.name}"
    return Seat(title, members[office.pk, role.unit.role])
