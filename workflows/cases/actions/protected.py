"""Places and numbers kept secret: sealed, opened with a reason, asked for and granted for days."""

from collections.abc import Sequence
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.assignment import assign, open_to, revoke, unit_of
from permissions.audit import action, note
from permissions.breakglass import REASON_LENGTH
from permissions.grants import sync
from permissions.guards import lock
from permissions.models import LocalRole, Organisation, User
from permissions.policy import may
from permissions.roles import Role
from workflows.cases.enums import RequestState, Secret
from workflows.cases.models import AccessRequest, Case, Contact, Person, ProtectedRecord
from workflows.cases.refusal import Refused
from workflows.cases.secrecy import betrays, is_recognisable

# The longest grant, in days.
DAYS = 7
# Who may be granted a record, as which they work on the case.
ASKING: Sequence[Role] = (Role.OPERATOR, Role.COORDINATOR)

# Sent with `record` and `by`, who was just told what it says.
disclosed = Signal()
# Sent with `request`, an AccessRequest: just made, and once it is decided.
access_requested = Signal()
access_decided = Signal()


@action("protected.sealed")
def seal(person: Person, kind: Secret, text: str, *, by: User) -> ProtectedRecord:
    """Keep a place or a number of `person` secret: the head of service alone opens it.

    What the contacts of the case said of it is taken out of them. Raises Refused for a text
    without a letter or a digit.
    """
    if not is_recognisable(text):
        raise Refused(_("Scrivere il dato da proteggere."), field="text")
    lock(person.case)
    record = ProtectedRecord.objects.create(person=person, kind=kind, text=text.strip(), author=by)
    _take_out_of_contacts(person.case, record.text)
    open_to(record, [unit_of(person.case.service, Role.HEAD)])
    return record


@action("protected.disclosed")
def disclose(record: ProtectedRecord, reason: str, *, by: User) -> str:
    """What the record says, for this once; the reason is logged, and the head of service told.

    Raises Refused without a right to this very record and to its case, or for a reason of fewer
    than 20 characters.
    """
    _refuse_short(reason)
    if not is_open_to(record, by):
        raise Refused(_("Per aprire questo dato serve il consenso del responsabile."))
    note(reason=reason.strip())
    disclosed.send(sender=ProtectedRecord, record=record, by=by)
    return record.text


@action("access.requested")
def request_access(record: ProtectedRecord, reason: str, *, by: User) -> AccessRequest:
    """Ask the head of service to open the record.

    Raises Refused for one who does not work on the case or may open it already, a second request
    while one waits, or a reason of fewer than 20 characters.
    """
    _refuse_short(reason)
    lock(record)
    if not may(by, "cases.request_disclosure", record.person.case):
        raise Refused(_("Lo chiede chi lavora al caso."))
    if is_open_to(record, by):
        raise Refused(_("Questo dato si può già aprire, con un motivo."))
    if record.requests.filter(user=by, state=RequestState.ASKED).exists():
        raise Refused(_("Una richiesta è già in attesa del responsabile."))
    request = AccessRequest.objects.create(record=record, user=by, reason=reason.strip())
    access_requested.send(sender=AccessRequest, request=request)
    note(reason=request.reason)
    return request


@action("access.decided")
def decide_access(
    request: AccessRequest, *, by: User, granted: bool, days: int = 0, answer: str = ""
) -> AccessRequest:
    """Grant the record to who asked, for 1 to 7 days, or refuse it and say why.

    Raises Refused for one's own request, one that was decided, a grant out of these days or to
    one who does not work on the case any more, and a refusal without a reason.
    """
    _refuse_undecidable(request, by)
    request.decided_by, request.decided_at = by, timezone.now()
    request.answer = answer.strip()
    if granted:
        _grant(request, days, by)
    elif not request.answer:
        raise Refused(_("Chi nega l’accesso ne scrive il motivo."), field="answer")
    request.state = RequestState.GRANTED if granted else RequestState.REFUSED
    request.save()
    note(granted=granted, days=days if granted else 0)
    access_decided.send(sender=AccessRequest, request=request)
    return request


@action("protected.passed")
def pass_on(record: ProtectedRecord, person: Person, *, by: User) -> ProtectedRecord:
    """What `record` keeps, sealed of `person` at the service that takes the case over.

    Its head of service alone opens it.
    """
    passed = ProtectedRecord.objects.create(
        person=person,
        kind=record.kind,
        text=record.text,
        author=record.author,
        added_at=record.added_at,
    )
    open_to(passed, [unit_of(person.case.service, Role.HEAD)])
    note(origin=record.pk)
    return passed


def close_behind(case: Case) -> None:
    """Whatever was kept secret in a case that went to another service opens to nobody here."""
    for record in ProtectedRecord.objects.of(case):
        sync(record)


def is_open_to(record: ProtectedRecord, user: User) -> bool:
    """Whether `user` may open this very record: by a right on it, while they work on its case."""
    return may(user, "cases.disclose_protected", record) and may(
        user, "cases.view_contacts", record.person.case
    )


def end_with_the_case(case: Case, by: User) -> None:
    """End what was granted to those who may not even ask for it any more."""
    records = ProtectedRecord.objects.of(case)
    held = LocalRole.objects.current().filter(
        content_type=ContentType.objects.get_for_model(ProtectedRecord),
        object_id__in=records.values("pk"),
        unit=None,
    )
    for local in held.select_related("user"):
        user = local.user
        if user is not None and not may(user, "cases.request_disclosure", case):
            revoke(local.target, Role(local.role), by=by, whom=user)


def _grant(request: AccessRequest, days: int, by: User) -> None:
    if not 1 <= days <= DAYS:
        raise Refused(_("L’accesso dura da 1 a 7 giorni."), field="days")
    record, user = request.record, request.user
    case = record.person.case
    if not may(user, "cases.request_disclosure", case):
        raise Refused(_("Chi lo ha chiesto non lavora più al caso."))
    request.until = timezone.now() + timedelta(days=days)
    assign(record, user, _role_of(user, case.service), by=by, until=request.until)


def _role_of(user: User, service: Organisation) -> Role:
    """The role with which `user` works on the case: the grant ends with it."""
    held = set(
        user.memberships.current().filter(organisation=service).values_list("role", flat=True)
    )
    return next(role for role in ASKING if role in held)


def _refuse_undecidable(request: AccessRequest, by: User) -> None:
    if request.state != RequestState.ASKED:
        raise Refused(_("Su questa richiesta è già stato deciso."))
    if request.user == by:
        raise Refused(_("Nessuno decide sulla propria richiesta."))


def _refuse_short(reason: str) -> None:
    if len(reason.strip()) < REASON_LENGTH:
        raise Refused(_("Il motivo ha almeno 20 caratteri."), field="reason")


def _take_out_of_contacts(case: Case, secret: str) -> None:
    for contact in Contact.objects.filter(person__case=case):
        told = [field for field, value in contact.values().items() if betrays(value, [secret])]
        for field in told:
            setattr(contact, field, "")
        if told:
            contact.save()
