"""What the table says of one who asks for one object by one address."""

from permissions.roles import Role
from tests.security.matrix import table
from tests.security.matrix.relations import is_signed_in, to_case, to_office
from tests.security.matrix.things import Thing, relation_to
from tests.security.world import Subject

KINDS_OF_OFFICES = {
    Role.REFERRER: "referrer",
    Role.PROVINCE: "province",
    Role.CLERK: "court",
}


def may_open(subject: Subject, rule: str, thing: Thing | None, section: str = "") -> bool:
    """Whether the page is there for `subject`; `rule` is the table's word for its route."""
    if not is_signed_in(subject):
        return False
    if thing is None:
        return rule == "signed_in" or holds_anywhere(subject, rule)
    if rule == "section":
        readers = table.readers_of_section(section, thing.place.state)
        return relation_to(subject, thing) in readers
    if rule == "record":
        return may_see(subject, thing)
    if rule in {"node", "posted node"}:
        return may_do(subject, thing)
    return relation_to(subject, thing) in table.holders_of(rule, "case", thing.place.state)


def may_see(subject: Subject, thing: Thing) -> bool:
    """Whether the record is among those `subject` may see."""
    readers = table.readers_of(thing.model, thing.kind, thing.place.state)
    return relation_to(subject, thing) in readers


def may_do(subject: Subject, task: Thing) -> bool:
    """Whether the task is there: for who may do it while its case is open, and for who did it."""
    if task.kind == "no task of anybody":
        return False
    row = table.doers_of(task.node)
    if task.done_by == subject.name:
        return True
    if row["on"] == "transmission":
        answers = to_office(subject, task.place.facts.court) in row["who"].split()
        return answers and task.state == "sent"
    return to_case(subject, task.place.facts) in row["who"].split() and task.place.state == "open"


def holds_anywhere(subject: Subject, power: str) -> bool:
    """Whether `subject` holds this power on the own office."""
    return subject.standing == "in office" and subject.role in table.holders_of(
        power, "organisation", "*"
    )
