"""From the court order to the waiting list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.assignment import open_to, unit_of
from permissions.audit import action
from permissions.models import Organisation, User
from permissions.roles import SERVICE_WIDE, Role
from workflows.cases.actions.states import enter
from workflows.cases.enums import CaseState, Kin, PersonKind, Standing
from workflows.cases.models import (
    Case,
    CaseReason,
    CourtOrder,
    OrderPerson,
    Person,
    Relationship,
)
from workflows.cases.refusal import Refused


@dataclass(frozen=True)
class Proceeding:
    """The court's own reference to the matter."""

    court: Organisation
    register: str
    rg_number: int
    rg_year: int


@dataclass(frozen=True)
class PersonEntry:
    """One person the order names; children carry neither kin nor standing."""

    first_name: str
    last_name: str
    birth_date: date | None = None
    kin: str = ""
    standing: str = ""

    @property
    def identity(self) -> tuple[str, str]:
        return self.first_name.strip().casefold(), self.last_name.strip().casefold()


@action("case.received")
def receive_order(
    service: Organisation,
    *,
    by: User,
    referrer: Organisation,
    proceeding: Proceeding,
    order: Mapping[str, Any],
    children: Sequence[PersonEntry],
    adults: Sequence[PersonEntry],
    reasons: Sequence[str] = (),
) -> Case:
    """Open a case of `service` on a court order.

    Raises Refused for an order that contradicts itself, or whose R.G. number a case of the
    service already bears: then the case is offered, to amend its order instead.
    """
    check_order(order, children, adults)
    number = _next_number(service)
    bearing = same_proceeding(service, proceeding)
    if bearing is not None:
        raise Refused(
            _("Il fascicolo %(number)s porta già questo numero di R.G.") % {"number": bearing},
            field="rg_number",
            offer=bearing,
        )
    case = Case(number=number, service=service, referrer=referrer, **vars(proceeding))
    case.save()
    for reason in reasons:
        CaseReason.objects.create(case=case, reason=reason)
    write_version(case, order, _people(case, children, adults))
    _open_to_units(case)
    return case


@action("order.amended")
def amend_order(
    case: Case, *, by: User, order: Mapping[str, Any], adults: Sequence[PersonEntry]
) -> CourtOrder:
    """Add a version of the order, in force from its own date; earlier visits keep the earlier one.

    Raises Refused for a closed case or an order that contradicts itself.
    """
    if case.is_closed():
        raise Refused(_("Il fascicolo è chiuso: un nuovo provvedimento ne apre un altro."))
    known = [PersonEntry(c.first_name, c.last_name) for c in case.people.children()]  # type: ignore[attr-defined]
    check_order(order, known, adults)
    last = case.orders.order_by("-version").first()  # type: ignore[attr-defined]
    return write_version(case, order, _people(case, (), adults), supersedes=last)


@action("documents.checked")
def complete_documents(case: Case, *, by: User) -> Case:
    """Find the papers complete: the case enters the waiting list.

    Raises Refused while the order lacks what the visits need.
    """
    if case.current_order().missing():
        raise Refused(
            _(
                "Il provvedimento non dice frequenza o livello di protezione: "
                "va chiesto un chiarimento al giudice."
            ),
            field="decision",
        )
    enter(case, CaseState.WAITING)
    return case


@action("integration.requested")
def request_integration(case: Case, *, by: User, missing: str) -> Case:
    """Ask the referring service for the papers that are missing."""
    enter(case, CaseState.INTEGRATION)
    return case


@action("clarification.requested")
def request_clarification(case: Case, *, by: User, missing: str) -> Case:
    """Ask the court for what its order does not say."""
    enter(case, CaseState.CLARIFICATION)
    return case


@action("integration.supplied")
def supply_integration(case: Case, *, by: User) -> Case:
    """The referring service answered: the papers are checked again."""
    enter(case, CaseState.RECEIVED)
    return case


@action("order.clarified")
def clarify_order(case: Case, *, by: User, level: str, frequency: str) -> Case:
    """Write into the order what the court made clear."""
    order = case.current_order()
    order.level, order.frequency = level, frequency
    order.save()
    enter(case, CaseState.RECEIVED)
    return case


def same_proceeding(service: Organisation, proceeding: Proceeding) -> Case | None:
    """The case of `service` that bears this R.G. number of this court."""
    return service.cases.of_proceeding(**vars(proceeding)).first()  # type: ignore[attr-defined]


def check_order(
    order: Mapping[str, Any], children: Sequence[PersonEntry], adults: Sequence[PersonEntry]
) -> None:
    """Raises Refused where the order contradicts itself."""
    expires = order.get("expires_on")
    if expires and expires < order["issued_on"]:
        raise Refused(_("La scadenza viene prima dell'emissione."), field="expires_on")
    if order["issued_on"] > timezone.localdate():
        raise Refused(_("La data di emissione è nel futuro."), field="issued_on")
    if not children:
        raise Refused(_("Serve almeno un minore."))
    if not any(adult.standing == Standing.AUTHORISED for adult in adults):
        raise Refused(_("Serve almeno una persona autorizzata agli incontri."))
    _refuse_double_standing(adults)


def _refuse_double_standing(adults: Sequence[PersonEntry]) -> None:
    seen: dict[tuple[str, str], str] = {}
    for adult in adults:
        if seen.setdefault(adult.identity, adult.standing) != adult.standing:
            name = f"{adult.first_name} {adult.last_name}"
            raise Refused(
                _("%(name)s è indicato sia fra gli autorizzati sia fra gli esclusi.")
                % {"name": name}
            )


def _next_number(service: Organisation) -> str:
    """The next case number of the year, e.g. `2026/0142`; its row is locked until the commit."""
    row = Organisation.objects.select_for_update().get(pk=service.pk)
    year = timezone.localdate().year
    last = row.number_last + 1 if row.number_year == year else 1
    Organisation.objects.filter(pk=row.pk).update(number_year=year, number_last=last)
    return f"{year}/{last:04d}"


def _people(
    case: Case, children: Sequence[PersonEntry], adults: Sequence[PersonEntry]
) -> list[tuple[Person, str]]:
    """Each adult of the order as a person of the case, made where new, with their standing."""
    for child in children:
        _person(case, child, PersonKind.CHILD)
    known = {(p.first_name.casefold(), p.last_name.casefold()): p for p in case.people.adults()}  # type: ignore[attr-defined]
    people = []
    for adult in {entry.identity: entry for entry in adults}.values():
        person = known.get(adult.identity) or _adult(case, adult)
        people.append((person, adult.standing))
    return people


def _adult(case: Case, entry: PersonEntry) -> Person:
    person = _person(case, entry, PersonKind.ADULT)
    for child in case.people.children():  # type: ignore[attr-defined]
        Relationship.objects.create(child=child, adult=person, kin=entry.kin or Kin.OTHER)
    return person


def _person(case: Case, entry: PersonEntry, kind: PersonKind) -> Person:
    return Person.objects.create(
        case=case,
        kind=kind,
        first_name=entry.first_name.strip(),
        last_name=entry.last_name.strip(),
        birth_date=entry.birth_date,
    )


def write_version(
    case: Case,
    order: Mapping[str, Any],
    people: Sequence[tuple[Person, str]],
    supersedes: CourtOrder | None = None,
) -> CourtOrder:
    """The order as a new version of the case, with what it says of each adult."""
    values = dict(order)
    values["effective_from"] = values.get("effective_from") or values["issued_on"]
    version = CourtOrder(
        case=case,
        version=supersedes.version + 1 if supersedes else 1,
        supersedes=supersedes,
        **values,
    )
    version.save()
    for person, standing in people:
        OrderPerson.objects.create(order=version, person=person, standing=standing)
    return version


def _open_to_units(case: Case) -> None:
    units = [unit_of(case.service, role) for role in SERVICE_WIDE]
    open_to(case, [*units, unit_of(case.referrer, Role.REFERRER)])


