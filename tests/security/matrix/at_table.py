"""What one is to a thing of the coordination table, and may do with it: told by who works where
and by `tables/network.csv`, not by what the code works out.
"""

from dataclasses import dataclass
from functools import cache

from permissions.roles import Role
from tests.security.matrix import table
from tests.security.world import Subject
from tests.security.world.network import SEATED

SPEAKING = frozenset({Role.HEAD, Role.COORDINATOR})


@dataclass(frozen=True)
class Matter:
    """A thing that the table keeps: of a service, by its short name, or of none; `people` are
    those it names. What is below another one is seen with it: an answer with its question, who
    takes part with the course.
    """

    kind: str
    key: int
    state: str = "*"
    service: str = ""
    people: frozenset[str] = frozenset()
    above: "Matter | None" = None
    name: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.name or self.key}, {self.state}"


@cache
def may(kind: str, state: str, who: str) -> frozenset[str]:
    """What the table gives to one who stands so to such a thing."""
    lines = [row for row in table.rows("network") if row["kind"] == kind and row["who"] == who]
    said = [row for row in lines if row["state"] == state] or [
        row for row in lines if row["state"] == "*"
    ]
    return frozenset(said[0]["may"].split()) if said else frozenset()


@cache
def powers_of(kind: str) -> frozenset[str]:
    """Every right that anybody has on such a thing."""
    rows = (row for row in table.rows("network") if row["kind"] == kind)
    return frozenset(power for row in rows for power in row["may"].split())


@cache
def coordinates(subject: Subject) -> bool:
    return subject.standing == "in office" and subject.role == Role.PROVINCE


@cache
def speaks_for(subject: Subject, office: str) -> bool:
    """Whether `subject` represents this service, at the table or not."""
    in_office = subject.standing == "in office" and subject.office == office
    return in_office and subject.role in SPEAKING


@cache
def is_staff(subject: Subject) -> bool:
    """Whether `subject` works at a service, at the table or not, or in the coordination."""
    roles = table.holders_of("permissions.use_intranet", "organisation", "*")
    return subject.standing == "in office" and subject.role in roles


@cache
def is_member(subject: Subject) -> bool:
    """Whether `subject` works at a service that sits at the table, or coordinates it."""
    return coordinates(subject) or (is_staff(subject) and subject.office in SEATED)


def standings(subject: Subject, matter: Matter) -> frozenset[str]:
    """`coordinator`, `delegate`…: all that `subject` is to it; nothing for most who ask."""
    found = {
        "coordinator": coordinates(subject),
        "delegate": matter.service in SEATED and speaks_for(subject, matter.service),
        "former": matter.service not in SEATED and speaks_for(subject, matter.service),
        "representative": subject.office in SEATED and speaks_for(subject, subject.office),
        "member": is_member(subject),
        "person": is_member(subject) and subject.name in matter.people,
    }
    return frozenset(word for word, holds in found.items() if holds)


@cache
def held(subject: Subject, matter: Matter) -> frozenset[str]:
    """What `subject` may do with it: `view_card`, `write_card`…"""
    own = frozenset[str]().union(
        *(may(matter.kind, matter.state, each) for each in standings(subject, matter))
    )
    above = held(subject, matter.above) if matter.above else frozenset[str]()
    if matter.kind == "card" and matter.service not in _with_a_card():
        return own & {"view_card"} if coordinates(subject) else frozenset()
    if matter.kind == "answer":
        return own if "view_question" in above else frozenset()
    # Who runs the course knows who takes part in it.
    if matter.kind in {"enrolment", "certificate"} and "view_participants" in above:
        return own | {f"view_{matter.kind}"}
    return own


def _with_a_card() -> frozenset[str]:
    """The services whose card is read by the network: those that sit at the table."""
    return frozenset({*SEATED, "Voghera"})
