"""A case goes on at another service: what passes with it, and what is left behind."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from permissions.assignment import revoke
from permissions.audit import action
from permissions.models import Organisation, User
from permissions.roles import Role
from workflows.cases.actions.intake import next_number, open_to_units, same_proceeding
from workflows.cases.actions.protected import close_behind, pass_on
from workflows.cases.actions.states import enter
from workflows.cases.actions.visits import decide_visit
from workflows.cases.entries import Proceeding
from workflows.cases.enums import CaseState, Outcome, Side, VisitState
from workflows.cases.models import Case, Contact, CourtOrder, ProtectedRecord, Relationship
from workflows.cases.refusal import Refused


@action("case.taken_over")
def take_over(case: Case, receiver: Organisation, *, by: User) -> Case:
    """The same matter as a new case of `receiver`, with a number of its own.

    What the court says passes: the order in force with those to come, the people it names, how
    they are related and where they are reached. What is kept secret of them passes sealed. Notes,
    visits and reports stay behind. Raises Refused where an open case of `receiver` bears the same
    R.G. number.
    """
    proceeding = Proceeding(case.court, case.register, case.rg_number, case.rg_year)
    bearing = same_proceeding(receiver, proceeding)
    if bearing is not None:
        raise Refused(
            _("Il fascicolo %(number)s di questo servizio porta già lo stesso numero di R.G.")
            % {"number": bearing}
        )
    new = Case(
        number=next_number(receiver), service=receiver, referrer=case.referrer, **vars(proceeding)
    )
    new.save()
    for reason in case.reasons.all():
        _copied(reason, case=new)
    people = _copy_people(case, new)
    _copy_orders(case, new, people)
    open_to_units(new)
    for record in ProtectedRecord.objects.of(case):
        pass_on(record, people[record.person_id], by=by)
    return new


@action("case.transferred")
def part_with(case: Case, *, by: User) -> Case:
    """End the work on a case that goes on elsewhere: read-only behind, and its operator is out.

    What is kept secret opens to nobody here any more. Raises Refused while a visit that began has
    no outcome, or no validated record: what was seen here is written down here.
    """
    if case.visits.unfinished().begun().exists():
        raise Refused(
            _("Il servizio che cede non ha ancora concluso i verbali degli incontri avvenuti.")
        )
    for visit in case.visits.to_come():
        reason = _("Il fascicolo è passato a un altro servizio.")
        state, side = VisitState.CANCELLED, Side.SERVICE
        decide_visit(visit, by=by, state=state, side=side, reason=reason)
    revoke(case, Role.OPERATOR, by=by)
    case.outcome, case.closed_at = Outcome.TRANSFERRED, timezone.now()
    enter(case, CaseState.TRANSFERRED)
    close_behind(case)
    return case


def copies_of_orders(case: Case, new: Case) -> dict[Any, CourtOrder]:
    """The versions that `new` took over from `case`, by the key of the old ones."""
    copies = list(CourtOrder.objects.filter(case=new).order_by("-version"))
    passed = case.orders.order_by("-version").values_list("pk", flat=True)
    return dict(zip(passed[: len(copies)], copies, strict=True))


def _copy_people(case: Case, new: Case) -> dict[int, Any]:
    """The new people by the key of the old ones, with their relationships and contacts."""
    people = {person.pk: _copied(person, case=new) for person in case.people.all()}
    for relation in Relationship.objects.filter(child__case=case):
        child, adult = people[relation.child_id], people[relation.adult_id]
        _copied(relation, child=child, adult=adult)
    for contact in Contact.objects.filter(person__case=case):
        _copied(contact, person=people[contact.person_id])
    return people


def _copy_orders(case: Case, new: Case, people: dict[int, Any]) -> None:
    """The version in force and those that follow it, numbered anew."""
    last, in_force = None, case.current_order().version
    passing = case.orders.filter(version__gte=in_force).order_by("version")
    for number, order in enumerate(passing.prefetch_related("people"), start=1):
        last = _copied(order, case=new, version=number, supersedes=last)
        for row in order.people.all():
            _copied(row, order=last, person=people[row.person_id])


def _copied(record: models.Model, **changes: Any) -> Any:
    """A new record that says what `record` says, but for `changes`."""
    # A record is given whole in the place of the key of the one it replaces.
    same = [
        field.attname
        for field in record._meta.concrete_fields
        if not field.primary_key and field.name not in changes
    ]
    values = {name: getattr(record, name) for name in same}
    return type(record)._default_manager.create(**values, **changes)
