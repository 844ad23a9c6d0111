"""Cases that come back after they were closed, by the rule of the figures of the network."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from datetime import datetime

from django.utils import timezone

from intranet.statistics.figures.counting.facts import FIELDS, CaseFact, a_year_before
from intranet.statistics.figures.counting.people import ChildRow, same_children
from intranet.statistics.outcomes.tallies import Pairs
from intranet.statistics.periods import midnight
from workflows.cases.entries import folded
from workflows.cases.enums import CaseState
from workflows.cases.models import Case, Person
from workflows.cases.querysets import CaseQuerySet

type Facts = Mapping[int, CaseFact]


def reopened(cases: CaseQuerySet, until: datetime) -> Pairs:
    """Whether a case closed a year before `until`, or earlier, came back within the year after."""
    year_ago = midnight(a_year_before(timezone.localdate(until)))
    closed = _facts(cases.filter(state=CaseState.CLOSED, closed_at__lt=year_ago))
    if not closed:
        return {}
    marks, comers = _marked(closed, _later(closed.values(), until))
    return {
        key: (int(any(_follows(case, each) for mark in marks[key] for each in comers[mark])), 1)
        for key, case in closed.items()
    }


def _later(closed: Iterable[CaseFact], until: datetime) -> Facts:
    """What the services received since the first of them was closed."""
    moments = {case.closed_at for case in closed if case.closed_at}
    services = {case.service for case in closed}
    later = Case.objects.filter(service__in=services, received_at__gte=min(moments))
    return _facts(later.filter(received_at__lt=until).order_by())


def _facts(cases: CaseQuerySet) -> Facts:
    return {row[0]: CaseFact(*row) for row in cases.values_list(*FIELDS)}


def _marked(
    closed: Facts, later: Facts
) -> tuple[Mapping[int, list[Hashable]], Mapping[Hashable, list[CaseFact]]]:
    """By case the proceeding and the children that it may share; by these the later cases."""
    every = {**closed, **later}
    marks: dict[int, list[Hashable]] = {
        key: [(case.service, case.proceeding)] for key, case in every.items()
    }
    for number, child in enumerate(same_children(_children(every))):
        for case in child.cases:
            marks[case.key].append(number)
    comers: defaultdict[Hashable, list[CaseFact]] = defaultdict(list)
    for key, case in later.items():
        for mark in marks[key]:
            comers[mark].append(case)
    return marks, comers


def _children(cases: Facts) -> Iterable[ChildRow]:
    fields = ("case", "first_name", "last_name", "birth_date")
    people = Person.objects.children().filter(case__in=cases).order_by("case", "pk")
    for case, first, last, birth in people.values_list(*fields):
        yield ChildRow(cases[case], (folded(first), folded(last)), birth, "", "")


def _follows(former: CaseFact, case: CaseFact) -> bool:
    if case.key == former.key or former.closed_at is None or case.received_at < former.closed_at:
        return False
    return a_year_before(case.received_on) <= timezone.localdate(former.closed_at)
