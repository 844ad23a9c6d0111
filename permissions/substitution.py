"""An absent colleague's roles and tasks pass to a named substitute for a span, and return."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.audit import action
from permissions.grants import sync
from permissions.models import LocalRole, Membership, Organisation, Substitution, User, unexpired
from permissions.refusal import Refused
from permissions.roles import Role
from permissions.system import system_user

# Sent with `substitution` and the `guards` on which work passes, and passes back.
substitution_began = Signal()
substitution_ended = Signal()

# A span that is ended before it began still has a length.
RESOLUTION = timedelta(microseconds=1)
# The role whose cases are one person's own; the others are shared by all of a unit.
ROLE = Role.OPERATOR


@action("substitution.named")
def substitute(
    organisation: Organisation,
    absent: User,
    stand_in: User,
    *,
    since: datetime,
    until: datetime,
    by: User,
) -> Substitution:
    """Let `stand_in` work in the place of `absent` from `since` until `until`.

    Raises Refused for a span without an end to come, for one who is not an operator here, and for
    one who is absent or substituted already in that time.
    """
    _refuse_span(since, until)
    for person, field in ((absent, "absent"), (stand_in, "stand_in")):
        _refuse_stranger(organisation, person, field)
    if absent == stand_in:
        raise Refused(_("Chi è assente non sostituisce sé stesso."), field="stand_in")
    _refuse_overlap(absent, stand_in, since, until)
    substitution = Substitution.objects.create(
        organisation=organisation, absent=absent, stand_in=stand_in, since=since, until=until
    )
    if since <= timezone.now():
        _begin(substitution)
    return substitution


@action("substitution.ended")
def end_substitution(substitution: Substitution, *, by: User) -> Substitution:
    """Let the work return now: at the end of the span, or because the absent one is back."""
    now = timezone.now()
    guards = _covered(substitution)
    for local in substitution.roles.filter(unexpired()):
        local.until = now
        local.save()
    substitution.until = max(min(substitution.until, now), substitution.since + RESOLUTION)
    substitution.ended_at = now
    substitution.save()
    substitution_ended.send(sender=Substitution, substitution=substitution, guards=guards)
    for guard in guards:
        sync(guard)
    return substitution


@action("substitution.began")
def begin_substitution(substitution: Substitution, *, by: User) -> Substitution:
    """Let the work pass, on the day the absence begins."""
    _begin(substitution)
    return substitution


def turn_over() -> None:
    """Begin the substitutions that fell due, and end those whose span has passed."""
    now, open_ones = timezone.now(), Substitution.objects.filter(ended_at=None)
    for substitution in open_ones.filter(until__lte=now):
        end_substitution(substitution, by=system_user())
    for substitution in open_ones.filter(began_at=None, since__lte=now):
        begin_substitution(substitution, by=system_user())


def end_all_of(user: User, *, by: User, organisation: Organisation | None = None) -> None:
    """End the substitutions that `user` has a part in: all, or those of one organisation."""
    open_ones = Substitution.objects.filter(ended_at=None)
    if organisation is not None:
        open_ones = open_ones.filter(organisation=organisation)
    for substitution in open_ones.filter(absent=user) | open_ones.filter(stand_in=user):
        end_substitution(substitution, by=by)


def cover(local: LocalRole) -> None:
    """Give a role that somebody absent was just given to their substitute as well."""
    if local.role != ROLE:
        return
    for substitution in under_way().filter(absent=local.user):
        if _passes(substitution, local.target):
            _lend(substitution, local.target)


def at_work(user: User | None, guard: Any) -> User | None:
    """Who does now what on `guard` falls to `user`: the user, or who stands in for them."""
    lent = LocalRole.objects.current().filter(
        substitution__in=under_way().filter(absent=user),
        content_type=ContentType.objects.get_for_model(guard),
        object_id=guard.pk,
    )
    local = lent.select_related("user").first()
    return local.user if local else user


def under_way() -> Any:
    """The substitutions whose work has passed and not returned."""
    return Substitution.objects.current().exclude(began_at=None).filter(ended_at=None)


def _begin(substitution: Substitution) -> None:
    substitution.began_at = timezone.now()
    substitution.save()
    guards = [local.target for local in _own_roles(substitution)]
    for guard in guards:
        _lend(substitution, guard)
        sync(guard)
    substitution_began.send(sender=Substitution, substitution=substitution, guards=guards)


def _own_roles(substitution: Substitution) -> list[LocalRole]:
    held = LocalRole.objects.current().filter(user=substitution.absent, role=ROLE)
    return [local for local in held if _passes(substitution, local.target)]


def _passes(substitution: Substitution, guard: Any) -> bool:
    """Whether work on `guard` is work of that organisation, and not granted to one person alone."""
    personal = getattr(guard, "guard_is_personal", False)
    return substitution.organisation_id in guard.guard_organisations and not personal


def _lend(substitution: Substitution, guard: Any) -> None:
    LocalRole.objects.get_or_create(
        user=substitution.stand_in,
        role=ROLE,
        content_type=ContentType.objects.get_for_model(guard),
        object_id=guard.pk,
        substitution=substitution,
        until=substitution.until,
    )


def _covered(substitution: Substitution) -> list[Any]:
    return [local.target for local in substitution.roles.all()]


def _refuse_span(since: datetime, until: datetime) -> None:
    if until <= since:
        raise Refused(_("La sostituzione finisce dopo il suo inizio."), field="until")
    if until <= timezone.now():
        raise Refused(_("La sostituzione finirebbe nel passato."), field="until")


def _refuse_stranger(organisation: Organisation, person: User, field: str) -> None:
    works_here = Membership.objects.current().filter(
        user=person, organisation=organisation, role=ROLE
    )
    if not person.is_active or not works_here.exists():
        raise Refused(_("Questa persona non è fra gli operatori del servizio."), field=field)


def _refuse_overlap(absent: User, stand_in: User, since: datetime, until: datetime) -> None:
    meanwhile = Substitution.objects.filter(ended_at=None, since__lt=until, until__gt=since)
    if meanwhile.filter(absent=absent).exists():
        raise Refused(_("In questi giorni c’è già chi sostituisce."), field="absent")
    if meanwhile.filter(absent=stand_in).exists():
        raise Refused(_("In questi giorni anche questa persona è assente."), field="stand_in")
    if meanwhile.filter(stand_in=absent).exists():
        raise Refused(
            _("In questi giorni questa persona sostituisce già un’altra."), field="absent"
        )
