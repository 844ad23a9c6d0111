"""From the court order to the waiting list."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.assignment import open_to, unit_of
from permissions.audit import action
from permissions.models import Organisation, User
from permissions.roles import SERVICE_WIDE, Role
from workflows.cases.actions.states import enter
from workflows.cases.entries import (
    PersonEntry,
    Proceeding,
    are_one,
    check_order,
    check_proceeding,
)
from workflows.cases.enums import CaseState, Kin, PersonKind
from workflows.cases.models import (
    Case,
    CaseReason,
    CourtOrder,
    OrderPerson,
    Person,
    Relationship,
)
from workflows.cases.refusal import Refused


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

    Raises Refused for an order that contradicts itself, or whose R.G. number an open case
    of the service already bears: then the case is offered, to amend its order instead.
    """
    check_order(order, children, adults)
    check_proceeding(proceeding)
    number = next_number(service)
    bearing = same_proceeding(service, proceeding)
    if bearing is not None:
        raise Refused(
            _("Il fascicolo %(number)s porta già questo numero di R.G.") % {"number": bearing},
            field="rg_number",
            offer=bearing,
        )
    case = Case(number=number, service=service, referrer=referrer, **vars(proceeding))
    case.save()
    for reason in dict.fromkeys(reasons):
        CaseReason.objects.create(case=case, reason=reason)
    write_version(case, order, _people(case, children, adults))
    open_to_units(case)
    return case


@action("order.amended")
def amend_order(
    case: Case, *, by: User, order: Mapping[str, Any], adults: Sequence[PersonEntry]
) -> CourtOrder:
    """Add a version of the order, in force from its own date; earlier visits keep the earlier one.

    Raises Refused for a closed case, an order that contradicts itself, or one that cannot follow
    the last version.
    """
    # Of two amendments at once, the second is numbered after the first and checked against it.
    case = Case.objects.select_for_update().get(pk=case.pk)
    if case.is_closed():
        raise Refused(_("Il fascicolo è chiuso: un nuovo provvedimento ne apre un altro."))
    check_order(order, list(case.people.children()), adults)
    last = case.orders.latest("version")
    people = _people(case, (), adults)
    _refuse_as_successor(last, order, people)
    return write_version(case, order, people, supersedes=last)


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
    """Ask the referring service for the papers that are missing, in the words it will read."""
    case.missing_documents = missing
    enter(case, CaseState.INTEGRATION)
    return case


@action("clarification.requested")
def request_clarification(case: Case, *, by: User, missing: str) -> Case:
    """Ask the court for what its order does not say."""
    case.missing_documents = missing
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
    """The open case of `service` that bears this R.G. number of this court."""
    return service.cases.open().of_proceeding(**vars(proceeding)).first()


def _refuse_as_successor(
    last: CourtOrder, order: Mapping[str, Any], people: Sequence[tuple[Person, str]]
) -> None:
    if order["issued_on"] < last.issued_on:
        raise Refused(
            _("Il provvedimento è anteriore a quello già registrato (%(last)s).") % {"last": last},
            field="issued_on",
        )
    known = {"level": last.level, "frequency": last.frequency}
    for field, value in known.items():
        if value and not order.get(field):
            raise Refused(
                _("Se il provvedimento non lo cambia, riportare ciò che già vale."), field=field
            )
    standings = {(row.person_id, row.standing) for row in last.people.all()}
    same_people = standings == {(person.pk, standing) for person, standing in people}
    if same_people and all(getattr(last, name) == value for name, value in _dated(order).items()):
        raise Refused(_("Questo provvedimento è già registrato."), field="issued_on")


def _dated(order: Mapping[str, Any]) -> dict[str, Any]:
    """The values of an order; one that does not say otherwise takes effect when issued."""
    return {**order, "effective_from": order.get("effective_from") or order["issued_on"]}


def next_number(organisation: Organisation) -> str:
    """Its next number of the year, e.g. `2026/0142`: of a case, or of a transfer it mediates.

    Its row is locked until the commit.
    """
    row = Organisation.objects.select_for_update().get(pk=organisation.pk)
    year = timezone.localdate().year
    last = row.number_last + 1 if row.number_year == year else 1
    Organisation.objects.filter(pk=row.pk).update(number_year=year, number_last=last)
    return f"{year}/{last:04d}"


def _people(
    case: Case, children: Sequence[PersonEntry], adults: Sequence[PersonEntry]
) -> list[tuple[Person, str]]:
    """Each adult of the order as a person of the case, made where new, with their standing."""
    for number, child in enumerate(children):
        if not any(are_one(child, other) for other in children[:number]):
            _person(case, child, PersonKind.CHILD)
    everybody = list(case.people.all())
    minors = [person for person in everybody if person.is_child()]
    known = [person for person in everybody if not person.is_child()]
    people: dict[Person, str] = {}
    for entry in adults:
        person = _known(entry, known)
        if person is None:
            person = _adult(case, entry, minors)
            known.append(person)
        people[person] = entry.standing
    return list(people.items())


def _known(entry: PersonEntry, people: Sequence[Person]) -> Person | None:
    """The person of the case an entry speaks of; a birth date not known before is taken up.

    Raises Refused where it could be either of two homonyms.
    """
    found = [person for person in people if are_one(entry, person)]
    if len(found) > 1:
        raise Refused(
            _("Nel fascicolo ci sono due persone di nome %(name)s: indicare la data di nascita.")
            % {"name": entry},
            field="adults",
        )
    if found and found[0].birth_date is None and entry.birth_date:
        found[0].birth_date = entry.birth_date
        found[0].save()
    return found[0] if found else None


def _adult(case: Case, entry: PersonEntry, children: Sequence[Person]) -> Person:
    person = _person(case, entry, PersonKind.ADULT)
    for child in children:
        Relationship.objects.create(child=child, adult=person, kin=entry.kin or Kin.OTHER)
    return person


def _person(case: Case, entry: PersonEntry, kind: PersonKind) -> Person:
    return Person.objects.create(
        case=case,
        kind=kind,
        first_name=entry.first_name.strip(),
        last_name=entry.last_name.strip(),
        birth_date=entry.birth_date,
        sex=entry.sex,
        citizenship=entry.citizenship,
    )


def write_version(
    case: Case,
    order: Mapping[str, Any],
    people: Sequence[tuple[Person, str]],
    supersedes: CourtOrder | None = None,
) -> CourtOrder:
    """The order as a new version of the case, with what it says of each adult."""
    version = CourtOrder(
        case=case,
        version=supersedes.version + 1 if supersedes else 1,
        supersedes=supersedes,
        **_dated(order),
    )
    version.save()
    for person, standing in people:
        OrderPerson.objects.create(order=version, person=person, standing=standing)
    return version


def open_to_units(case: Case) -> None:
    """Let those see a new case who work on every case of its service, and who referred it."""
    units = [unit_of(case.service, role) for role in SERVICE_WIDE]
    open_to(case, [*units, unit_of(case.referrer, Role.REFERRER)])
