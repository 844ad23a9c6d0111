"""What the table says of one who asks for one object by one address."""

from collections.abc import Callable, Mapping
from typing import Any

from permissions.roles import Role
from tests.security.matrix import doors, network_doors, table
from tests.security.matrix.entries import Entry
from tests.security.matrix.relations import is_signed_in, to_office
from tests.security.matrix.site import Plot
from tests.security.matrix.things import Thing
from tests.security.world import Subject


def may_open(subject: Subject, rule: str, thing: Thing | None, section: str = "") -> bool:
    """Whether the page is there for `subject`; `rule` is the table's word for its route."""
    if not is_signed_in(subject) and not rule.startswith(doors.PUBLIC):
        return False
    if rule.startswith(network_doors.RULE) or doors.is_door(rule):
        return _is_open(subject, rule, thing.record if thing else None)
    if thing is None:
        return rule == "signed_in" or holds_anywhere(subject, rule)
    if rule == "section":
        readers = table.readers_of_section(section, thing.place.state)
        return bool(thing.words(subject) & readers)
    if rule in RULES:
        return RULES[rule](subject, thing)
    return holds(subject, rule, thing)


def _is_open(subject: Subject, rule: str, record: Any) -> bool:
    """What is of no case: a thing of the site, or of the coordination table."""
    if rule.startswith(network_doors.RULE):
        return network_doors.opens(subject, rule, record if isinstance(record, Entry) else None)
    return isinstance(record, Plot) and doors.is_open(subject, rule, record)


def holds(subject: Subject, power: str, thing: Thing) -> bool:
    """Whether `subject` holds this power on the case of the object."""
    holders = table.holders_of(power, "case", thing.place.state)
    return bool(thing.place.words(subject) & holders)


def holds_anywhere(subject: Subject, power: str) -> bool:
    """Whether `subject` holds this power on the own office."""
    return subject.standing == "in office" and subject.role in table.holders_of(
        power, "organisation", "*"
    )


def may_see(subject: Subject, thing: Thing) -> bool:
    """Whether the record is among those `subject` may see."""
    readers = table.readers_of(thing.model, table.which(thing.model, thing.kind), thing.place.state)
    return bool(thing.words(subject) & readers)


def may_do(subject: Subject, task: Thing) -> bool:
    """Whether the task is there: for who may do it while its case is open, and for who did it."""
    if task.kind == "no task of anybody":
        return False
    row = table.doers_of(task.node)
    if task.owner == subject.name:
        return True
    doers = frozenset(row["who"].split())
    if row["on"] == "transmission":
        return task.state == "sent" and to_office(subject, task.office) in doers
    if row["on"] == "transfer":
        return task.state == "proposed" and bool(task.words(subject) & doers)
    if row["on"] == "offer":
        return task.state == "offered" and bool(task.words(subject) & doers)
    is_open = task.place.state == "open" or row["on"] == "case always"
    return is_open and bool(task.words(subject) & doers)


def comes_late(subject: Subject, task: Thing) -> bool:
    """Whether somebody else did what `subject` could do: of their answer they learn just that.

    The task may have ended the case, and with it their right to the task.
    """
    if task.kind != "done":
        return False
    row = table.doers_of(task.node)
    words = (
        frozenset({to_office(subject, task.office)})
        if row["on"] == "transmission"
        else task.words(subject)
    )
    return bool(words & frozenset(row["who"].split()))


def _may_disclose(subject: Subject, thing: Thing) -> bool:
    """A right on the record itself, and to the contacts of its case."""
    readers = table.readers_of("Contact", "", thing.place.state)
    return may_see(subject, thing) and bool(thing.place.words(subject) & readers)


def _keeps_the_door(subject: Subject, thing: Thing) -> bool:
    at_this_door = to_office(subject, thing.place.facts.service) == Role.RECEPTION
    return at_this_door and thing.kind == "at the door"


def _may_dismiss(subject: Subject, thing: Thing) -> bool:
    """Whoever may call an interpreter, where one was called."""
    return bool(thing.owner) and holds(subject, "cases.call_interpreter", thing)


def _is_asked(subject: Subject, thing: Thing) -> bool:
    return thing.kind == "offered" and "head+asked" in thing.words(subject)


def _administers(subject: Subject, thing: Thing) -> bool:
    return to_office(subject, thing.office) == Role.ADMINISTRATOR


def _names_substitutes(subject: Subject, thing: Thing) -> bool:
    holders = table.holders_of("permissions.name_substitutes", "organisation", "*")
    return to_office(subject, thing.office) in holders


def _is_own(subject: Subject, thing: Thing) -> bool:
    return thing.owner == subject.name


RULES: Mapping[str, Callable[[Subject, Thing], bool]] = {
    "record": may_see,
    "node": may_do,
    "posted node": may_do,
    "secret": _may_disclose,
    "door": _keeps_the_door,
    "dismissal": _may_dismiss,
    "bundle": _is_asked,
    "own": _is_own,
    "staff": _administers,
    "substitutes": _names_substitutes,
}
