"""What is derived is worked out anew and compared: when all is well, nothing differs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from guardian.utils import get_group_obj_perms_model, get_user_obj_perms_model

from permissions.audit import breaks
from permissions.grants import drift, guard_models
from permissions.models import AuditEvent, LocalRole, Membership, Unit, User


@dataclass(frozen=True)
class Result:
    """How many were looked at, and what was wrong, in words without content."""

    examined: int
    findings: list[str]


Check = Callable[[], Result]
_checks: dict[str, Check] = {}


def verifies(name: str) -> Callable[[Check], Check]:
    """Add a check; the floors above add theirs."""

    def keep(check: Check) -> Check:
        _checks[name] = check
        return check

    return keep


def verify() -> Iterator[tuple[str, Result]]:
    """Every check by its name. What was under way the first time is over the second."""
    for name, check in _checks.items():
        result = check()
        if result.findings:
            again = check()
            still = [finding for finding in again.findings if finding in result.findings]
            result = Result(again.examined, still)
        yield name, result


@verifies("grants")
def check_grants() -> Result:
    """The rows of guardian are what the matrix says of roles and states, on every guard."""
    examined, findings = 0, []
    for guard in _guards():
        examined += 1
        if drift(guard):
            findings.append(f"{guard._meta.label_lower} {guard.pk}")
    return Result(examined, findings)


@verifies("memberships")
def check_memberships() -> Result:
    """Who is in the group of a unit is a member now, and the other way round."""
    units = {(u.organisation_id, u.role): u.group_id for u in Unit.objects.all()}
    current = Membership.objects.current().values_list("user", "organisation", "role")
    wanted = {(user, units.get((office, role))) for user, office, role in current}
    rows = User.groups.through._default_manager.filter(group__in=units.values())
    stored = set(rows.values_list("user_id", "group_id"))
    differing = sorted(wanted ^ stored, key=str)
    return Result(len(wanted), [f"user {user} and group {group}" for user, group in differing])


@verifies("chains")
def check_chains() -> Result:
    """Every event stands as it was written, after the one before it."""
    findings, chains = [], 0
    events = AuditEvent.objects.order_by("content_type", "object_id", "sequence")
    stream = groupby(events.iterator(), attrgetter("content_type_id", "object_id"))
    for (content_type, key), chain in stream:
        chains += 1
        findings += [f"{kind_of(content_type)} {key}, event {event}" for event in breaks(chain)]
    return Result(chains, findings)


def kind_of(content_type: int) -> str:
    """`cases.case`: a kind of object by the name that no database changes."""
    return ".".join(ContentType.objects.get_for_id(content_type).natural_key())


def _guards() -> Iterator[Any]:
    """Those that somebody holds anything on: of the others there is nothing to compare."""
    for model in guard_models():
        content_type = ContentType.objects.get_for_model(model)
        roles = LocalRole.objects.filter(content_type=content_type).values("object_id")
        concerned = Q(pk__in=roles)
        for rows in (get_user_obj_perms_model(model), get_group_obj_perms_model(model)):
            concerned |= Q(pk__in=rows._default_manager.values("content_object"))
        yield from model._default_manager.filter(concerned).iterator()
