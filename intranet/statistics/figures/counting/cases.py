"""Counts of cases: what came, what is in charge, what ended, and why it came."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import OuterRef, Subquery

from intranet.statistics.figures.counting.facts import Facts
from intranet.statistics.figures.counting.tally import Tally
from intranet.statistics.figures.figure import UNRECORDED
from workflows.cases.enums import CaseState
from workflows.cases.models import Case, CaseReason

PHASES: Mapping[str, str] = {
    CaseState.RECEIVED: "check",
    CaseState.INTEGRATION: "check",
    CaseState.CLARIFICATION: "check",
    CaseState.WAITING: "waiting",
    CaseState.ASSIGNED: "preliminary",
    CaseState.PRELIMINARY: "preliminary",
    CaseState.READY: "preliminary",
    CaseState.VISITS: "visits",
    CaseState.CLOSING: "closing",
    # Ended since, without a history of where it stood before.
    CaseState.CLOSED: "closing",
    CaseState.TRANSFERRED: "closing",
}

Reasons = Mapping[int, Iterable[str]]


def reasons_of(facts: Facts) -> Reasons:
    """Why the cases in charge in the quarter were referred."""
    rows = CaseReason.objects.filter(facts.about_active("case")).values_list("case", "reason")
    reasons: defaultdict[int, set[str]] = defaultdict(set)
    for case, reason in rows:
        reasons[case].add(reason)
    return reasons


def states_of(facts: Facts) -> dict[int, str]:
    """In which state the cases in charge were at the end of the last day, by their history."""
    entries = Case.history.model.objects.filter(id=OuterRef("pk"), history_date__lt=facts.end)
    last = entries.order_by("-history_date", "-history_id").values("state")[:1]
    cases = Case.objects.filter(facts.about_in_charge()).order_by()
    then = dict(cases.annotate(then=Subquery(last)).values_list("pk", "then"))
    return {case.key: then.get(case.key) or case.state for case in facts.in_charge}


def count_referrals(tally: Tally, facts: Facts, reasons: Reasons) -> None:
    """What came by an order, and not from another service."""
    for case in facts.received:
        if case.arrival is not None:
            continue
        parts = {
            "referrals_by_authority": [case.authority or UNRECORDED],
            "referrals_by_territory": [territory(case.territory)],
            "referrals_by_reason": sorted(reasons.get(case.key, ())) or [UNRECORDED],
        }
        for figure, categories in parts.items():
            tally.add(case.service, figure, *categories, cases=[case.key])


def count_load(tally: Tally, facts: Facts, states: Mapping[int, str]) -> None:
    for case in facts.received:
        way = "referred" if case.arrival is None else "taken_over"
        tally.add(case.service, "new_cases", way, cases=[case.key])
    for case in facts.in_charge:
        phase = PHASES[states[case.key]]
        tally.add(case.service, "open_cases", phase, cases=[case.key])
    for case in facts.ended:
        way = "handed_over" if case.is_handed_over() else "concluded"
        tally.add(case.service, "closed_cases", way, cases=[case.key])
        tally.add(case.service, "outcomes", case.outcome or UNRECORDED, cases=[case.key])


def territory(municipality: str) -> str:
    """The municipality as a category: its name, without blanks that nobody sees."""
    return " ".join(municipality.split()) or UNRECORDED
