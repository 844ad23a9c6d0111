"""Who is the same child, and which cases are of one family. Nothing of it leaves the counting."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from intranet.statistics.figures.counting.facts import CaseFact, Facts
from workflows.cases.entries import folded
from workflows.cases.models import Person


@dataclass(frozen=True, slots=True)
class ChildRow:
    """A child as one case has it."""

    case: CaseFact
    names: tuple[str, str]
    birth_date: date | None
    sex: str
    citizenship: str


@dataclass(frozen=True)
class Child:
    """A child as a service knows it: in one case or in several."""

    rows: Sequence[ChildRow]

    @property
    def cases(self) -> list[CaseFact]:
        return list(dict.fromkeys(row.case for row in self.rows))

    def known[T](self, field: Callable[[ChildRow], T]) -> T | None:
        """What the oldest case that says it says of a field; None where none does."""
        return next(filter(None, map(field, self.rows)), None)


def children_of(facts: Facts) -> list[Child]:
    """Every child of the cases of `facts`, in one query, those of each service apart."""
    fields = ("case", "first_name", "last_name", "birth_date", "sex", "citizenship")
    people = Person.objects.children().filter(facts.about("case")).order_by("case", "pk")
    rows = [
        ChildRow(facts.cases[case], (folded(first), folded(last)), birth, sex, citizenship)
        for case, first, last, birth, sex, citizenship in people.values_list(*fields)
        if case in facts.cases
    ]
    return same_children(rows)


def same_children(rows: Iterable[ChildRow]) -> list[Child]:
    """Who has the same names and birth date; without one, the same names in one proceeding."""
    rows = list(rows)
    births: defaultdict[Hashable, set[date]] = defaultdict(set)
    for row in rows:
        if row.birth_date:
            births[_undated(row)].add(row.birth_date)
    children: defaultdict[Hashable, list[ChildRow]] = defaultdict(list)
    for row in rows:
        children[_identity(row, births[_undated(row)])].append(row)
    return [Child(rows) for rows in children.values()]


def _identity(row: ChildRow, births: set[date]) -> Hashable:
    """A birth date that nobody wrote is that of the namesake of its proceeding, if it has one."""
    birth = row.birth_date or (next(iter(births)) if len(births) == 1 else None)
    return (row.case.service, row.names, birth) if birth else _undated(row)


def _undated(row: ChildRow) -> Hashable:
    return (row.case.service, row.case.proceeding, row.names)


def families_of(facts: Facts, children: Iterable[Child]) -> list[list[CaseFact]]:
    """The cases of each family: joined by a proceeding or a child, one by way of another."""
    parents: dict[int, int] = {case.key: case.key for case in facts.active}
    first_of: dict[Hashable, int] = {}
    for case in facts.active:
        _join(parents, case.key, first_of.setdefault((case.service, case.proceeding), case.key))
    for child in children:
        shared = [case.key for case in child.cases if case.key in parents]
        for key in shared:
            _join(parents, key, shared[0])
    families: defaultdict[int, list[CaseFact]] = defaultdict(list)
    for case in facts.active:
        families[_root(parents, case.key)].append(case)
    return list(families.values())


def _root(parents: dict[int, int], key: int) -> int:
    """The case that stands for all that are joined with `key`."""
    while parents[key] != key:
        parents[key] = key = parents[parents[key]]
    return key


def _join(parents: dict[int, int], one: int, other: int) -> None:
    parents[_root(parents, one)] = _root(parents, other)
