"""What asks for care in the cases in charge."""

from collections.abc import Mapping, Sequence

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q

from intranet.statistics.figures.counting.cases import Reasons
from intranet.statistics.figures.counting.facts import Facts
from intranet.statistics.figures.counting.orders import OrderFact
from intranet.statistics.figures.counting.people import Child
from intranet.statistics.figures.counting.tally import Tally
from permissions.models import LocalRole
from permissions.roles import Role
from workflows.cases.enums import Reason, Secret
from workflows.cases.models import ProtectedRecord, Visit


def count_traits(
    tally: Tally,
    facts: Facts,
    reasons: Reasons,
    orders: Mapping[int, OrderFact],
    children: Sequence[Child],
) -> None:
    traits = {
        "violence": _by_order(orders, "mentions_violence") | _by_reason(reasons, Reason.VIOLENCE),
        "protected_address": _by_order(orders, "has_secret_address") | _kept_secret(facts),
        "interpreter": _interpreted(facts),
        "siblings": _with_siblings(children),
        "detained_parent": _by_reason(reasons, Reason.DETENTION),
    }
    for case in facts.in_charge:
        for figure, cases in traits.items():
            answer = "yes" if case.key in cases else "no"
            tally.add(case.service, figure, answer, cases=[case.key])


def _by_order(orders: Mapping[int, OrderFact], field: str) -> set[int]:
    return {case for case, order in orders.items() if getattr(order, field)}


def _by_reason(reasons: Reasons, wanted: Reason) -> set[int]:
    return {case for case, named in reasons.items() if wanted in named}


def _kept_secret(facts: Facts) -> set[int]:
    """That there is such a record: never what it says."""
    records = ProtectedRecord.objects.filter(
        facts.about_in_charge("person__case"),
        kind__in=[Secret.ADDRESS, Secret.PLACEMENT],
        added_at__lt=facts.end,
    )
    return set(records.values_list("person__case", flat=True))


def _interpreted(facts: Facts) -> set[int]:
    """Those with a visit to which an interpreter was called, and not dismissed before it."""
    visit_type = ContentType.objects.get_for_model(Visit)
    called = LocalRole.objects.filter(role=Role.INTERPRETER, content_type=visit_type)
    stayed = Q(until=None) | Q(until__gt=OuterRef("starts_at"))
    visits = Visit.objects.filter(
        facts.about_in_charge("case"),
        Exists(called.filter(stayed, object_id=OuterRef("pk"))),
        pk__in=called.values("object_id"),
        starts_at__lt=facts.end,
    )
    return set(visits.values_list("case", flat=True))


def _with_siblings(children: Sequence[Child]) -> set[int]:
    seen: set[int] = set()
    twice: set[int] = set()
    for child in children:
        for case in child.cases:
            (twice if case.key in seen else seen).add(case.key)
    return twice
