"""At the door: who comes and who goes today, and which interpreter is called to a visit."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.assignment import assign, revoke
from permissions.audit import action
from permissions.models import User
from permissions.roles import Role
from workflows.cases import terms
from workflows.cases.models import Arrival, Person, Visit
from workflows.cases.refusal import Refused


@action("person.arrived")
def check_in(visit: Visit, person: Person, *, by: User) -> Arrival:
    """Note that `person` has come. Raises Refused for one who is not expected at this visit, or
    not today, or who is here already, or whose visit is over.
    """
    _refuse_unexpected(visit, person)
    if not visit.is_to_come():
        raise Refused(_("L’incontro è già concluso."))
    arrival, is_new = Arrival.objects.get_or_create(
        visit=visit, person=person, defaults={"noted_by": by}
    )
    if not is_new:
        raise Refused(_("L’arrivo è già registrato."))
    return arrival


@action("person.left")
def check_out(visit: Visit, person: Person, *, by: User) -> Arrival:
    """Note that `person` has gone. Raises Refused for one who is not here."""
    _refuse_unexpected(visit, person)
    arrival = visit.arrivals.filter(person=person, left_at=None).first()
    if arrival is None:
        raise Refused(_("Questa persona non risulta nel servizio."))
    arrival.left_at = timezone.now()
    arrival.save()
    return arrival


@action("interpreter.called")
def call_interpreter(visit: Visit, interpreter: User, *, by: User) -> None:
    """Let `interpreter` know when and where the visit is, until the last have left the building.

    Raises Refused for somebody who is not an interpreter of the service, or a visit that is over.
    """
    until = visit.ends_at + terms.STAGGER
    if not visit.is_to_come() or until <= timezone.now():
        raise Refused(_("L’incontro è già concluso."))
    works_here = interpreter.memberships.current().filter(
        organisation=visit.case.service_id, role=Role.INTERPRETER
    )
    if not interpreter.is_active or not works_here.exists():
        raise Refused(
            _("Questa persona non è fra gli interpreti del servizio."), field="interpreter"
        )
    assign(visit, interpreter, Role.INTERPRETER, by=by, until=until)


@action("interpreter.dismissed")
def dismiss_interpreter(visit: Visit, interpreter: User, *, by: User) -> None:
    """The interpreter is not needed any more: they see the visit no longer."""
    revoke(visit, Role.INTERPRETER, by=by, whom=interpreter)


def _refuse_unexpected(visit: Visit, person: Person) -> None:
    if timezone.localdate(visit.starts_at) != timezone.localdate():
        raise Refused(_("L’incontro non è oggi."))
    if person not in visit.expected():
        raise Refused(_("Questa persona non è attesa a questo incontro."), field="person")
