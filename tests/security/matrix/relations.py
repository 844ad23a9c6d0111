"""What one who asks is to a case, an office or a delivery: told by the facts, not by grants.

The words are those of the table's column `who`. All the others stand in no line of it.
"""

from functools import cache

from permissions.roles import Role
from tests.security.world.cast import Subject
from tests.security.world.facts import Facts

ELSEWHERE = "of another office"


def is_signed_in(subject: Subject) -> bool:
    """Whether the site knows who asks: one who is deactivated is a visitor."""
    return bool(subject.name) and subject.standing != "deactivated"


def to_office(subject: Subject, office: str) -> str:
    """`coordinator`, or `coordinator of another office`."""
    if subject.standing != "in office" or not subject.name:
        return subject.standing if subject.name else "anonymous"
    return subject.role if subject.office == office else f"{subject.role} {ELSEWHERE}"


def to_case(subject: Subject, facts: Facts) -> str:
    """`operator`, `former operator`, `referrer of another office`, `clerk`…: nobody is two."""
    if subject.name in facts.emergency:
        return "emergency"
    office = facts.referrer if subject.role == Role.REFERRER else facts.service
    relation = to_office(subject, office)
    if relation == Role.OPERATOR:
        return _as_operator(subject.name, facts)
    # A clerk is nothing to a case, even of the own court: only to what was transmitted.
    return f"{relation} of the court" if subject.office == facts.court else relation


@cache
def words(subject: Subject, facts: Facts) -> frozenset[str]:
    """All that `subject` is to a case and to what goes on about it."""
    extra = {
        "granted": subject.name in facts.granted,
        "called": subject.name in facts.called,
        "mediator": to_office(subject, subject.office) == Role.PROVINCE,
        "head+asked": bool(facts.asked) and to_office(subject, facts.asked) == Role.HEAD,
    }
    return frozenset({to_case(subject, facts), *(word for word, holds in extra.items() if holds)})


def _as_operator(name: str, facts: Facts) -> str:
    if name in facts.operators:
        return "operator"
    return "former operator" if name in facts.former else "operator of other cases"
