"""Counts of children and families: new, in charge, gone; and who the children in charge are."""

from collections.abc import Iterable, Sequence

from intranet.statistics.figures.children import age_band
from intranet.statistics.figures.counting.cases import territory
from intranet.statistics.figures.counting.facts import CaseFact, Facts, keys
from intranet.statistics.figures.counting.people import Child, families_of
from intranet.statistics.figures.counting.tally import Tally
from intranet.statistics.figures.figure import UNRECORDED
from workflows.cases.models.person import completed_years


def count_people(tally: Tally, facts: Facts, children: Sequence[Child]) -> None:
    """Three counts of the same cases: children, families, and what children they are."""
    _count(tally, facts, "children", (child.cases for child in children))
    _count(tally, facts, "families", families_of(facts, children))
    for child in children:
        _describe(tally, facts, child)


def _count(tally: Tally, facts: Facts, what: str, groups: Iterable[Sequence[CaseFact]]) -> None:
    """Those there were and those that came are as many as those there are and those that went."""
    for cases in groups:
        there = [case for case in cases if facts.is_in_charge(case, facts.start)]
        new = [case for case in cases if facts.start <= case.received_at < facts.end]
        left = [case for case in cases if facts.is_in_charge(case, facts.end)]
        if new and not there:
            tally.add(cases[0].service, f"new_{what}", cases=keys(new))
        if left:
            tally.add(cases[0].service, f"open_{what}", cases=keys(left))
        elif there or new:
            tally.add(cases[0].service, f"closed_{what}", cases=keys([*there, *new]))


def _describe(tally: Tally, facts: Facts, child: Child) -> None:
    rows = [row for row in child.rows if facts.is_in_charge(row.case, facts.end)]
    if not rows:
        return
    birth = child.known(lambda row: row.birth_date)
    parts = {
        "children_by_age": age_band(completed_years(birth, facts.day)) if birth else UNRECORDED,
        "children_by_sex": child.known(lambda row: row.sex) or UNRECORDED,
        "children_by_citizenship": child.known(lambda row: row.citizenship) or UNRECORDED,
        "children_by_municipality": territory(rows[0].case.territory),
    }
    for figure, category in parts.items():
        cases = {row.case.key for row in rows}
        tally.add(rows[0].case.service, figure, category, cases=cases)
