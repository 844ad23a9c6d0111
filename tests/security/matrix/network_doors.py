"""The doors of the coordination table and of the figures: what each route asks of who comes.

A rule is `table`, and words of which one is enough: a right on the thing, what one is at the
table, or one of the doors below.
"""

from collections.abc import Callable, Mapping

from tests.security.matrix import table
from tests.security.matrix.at_table import (
    coordinates,
    held,
    is_member,
    powers_of,
    speaks_for,
)
from tests.security.matrix.entries import NOBODY, Entry
from tests.security.world import Subject
from tests.security.world.network import ALONE, SEATED

RULE = "table "
Door = Callable[[Subject, Entry], bool]
# Who may only read the page is told that there is nothing to send to.
POSTED = {"rete/domande/<int:pk>/": "table answer_question"}


def _speaks(subject: Subject) -> bool:
    """For any service, at the table or not."""
    return speaks_for(subject, subject.office)


def _is_representative(subject: Subject) -> bool:
    return _speaks(subject) and subject.office in SEATED


BEINGS: Mapping[str, Callable[[Subject], bool]] = {
    "member": is_member,
    "coordinator": coordinates,
    "representative": _is_representative,
    "speaker": _speaks,
    "nobody": lambda subject: False,
}


def _has(power: str) -> Door:
    return lambda subject, entry: power in held(subject, entry.matter)


def _is_of_service(subject: Subject, entry: Entry) -> bool:
    return speaks_for(subject, entry.matter.service)


def _files_for(subject: Subject, entry: Entry) -> bool:
    """For those in which nobody signs in; the others keep their cases here."""
    return coordinates(subject) and entry.matter.service == ALONE


def _keeps_card(subject: Subject, entry: Entry) -> bool:
    return _has("write_card")(subject, entry) or _is_told(subject, entry)


def _is_told(subject: Subject, entry: Entry) -> bool:
    return "told" in entry.facts and _has("register_card")(subject, entry)


def _reads_edition(subject: Subject, entry: Entry) -> bool:
    row = next(
        row
        for row in table.rows("network_parts")
        if row["model"] == "directory.Edition" and row["which"] in entry.facts
    )
    return bool(held(subject, entry.matter) & set(row["needs"].split()))


def _answers(subject: Subject, entry: Entry) -> bool:
    power = "note_answer" if entry.whose == NOBODY else "answer_invitation"
    return _has(power)(subject, entry)


def _words_point(subject: Subject, entry: Entry) -> bool:
    own = entry.whose == subject.name and _has("propose_point")(subject, entry)
    return own or _has("run_meeting")(subject, entry)


def _prints(subject: Subject, entry: Entry) -> bool:
    return entry.matter.state in {"approved", "published"} and _has("view_minutes")(subject, entry)


def _writes_minutes(subject: Subject, entry: Entry) -> bool:
    """Until they are put to those who were there."""
    is_open = bool(entry.facts & {"unwritten", "draft", "comments"})
    return is_open and _has("write_minutes")(subject, entry)


def _passes_on(subject: Subject, entry: Entry) -> bool:
    above = entry.matter.above
    assert above is not None
    there = _has("view_minutes")(subject, entry)
    return there and "write_minutes" in held(subject, above)


def _approves(subject: Subject, entry: Entry) -> bool:
    if entry.whose == NOBODY:
        return _has("note_approval")(subject, entry)
    return entry.whose == subject.name and _has("approve_minutes")(subject, entry)


def _corrects_decision(subject: Subject, entry: Entry) -> bool:
    above = entry.matter.above
    assert above is not None
    return _has("view_decision")(subject, entry) and "write_minutes" in held(subject, above)


def _goes(subject: Subject, entry: Entry) -> bool:
    """To this course, or waits for a place in it; of a service that left, nobody any more."""
    is_named = subject.name in entry.facts and is_member(subject)
    return is_named and _has("view_course")(subject, entry)


def _frees(subject: Subject, entry: Entry) -> bool:
    above = entry.matter.above
    assert above is not None
    return _has("view_enrolment")(subject, entry) and "run_course" in held(subject, above)


def _picks(subject: Subject, entry: Entry) -> bool:
    above = entry.matter.above
    assert above is not None
    return _has("view_answer")(subject, entry) and "settle_question" in held(subject, above)


def _reads_evidence(subject: Subject, entry: Entry) -> bool:
    return "weighed" in entry.facts and _has("view_intervention")(subject, entry)


def _ends_adoption(subject: Subject, entry: Entry) -> bool:
    return "over" not in entry.facts and _has("end_adoption")(subject, entry)


DOORS: Mapping[str, Door] = {
    **{power: _has(power) for kind in table.listed("network", "kind") for power in powers_of(kind)},
    "of_service": _is_of_service,
    "files_for": _files_for,
    "keeps_card": _keeps_card,
    "is_told": _is_told,
    "examines_card": _has("approve_card"),
    "reads_edition": _reads_edition,
    "answers": _answers,
    "words_point": _words_point,
    "prints": _prints,
    "writes": _writes_minutes,
    "passes_on": _passes_on,
    "approves": _approves,
    "corrects_decision": _corrects_decision,
    "goes": _goes,
    "frees": _frees,
    "picks": _picks,
    "reads_evidence": _reads_evidence,
    "ends_adoption": _ends_adoption,
}


def is_without_cases(route: str) -> bool:
    """Whether nothing of a case may ever show there, whoever asks."""
    return route.startswith(("rete/", "statistiche/"))


def is_at_table(rule: str) -> bool:
    words = set(rule.removeprefix(RULE).split())
    return rule.startswith(RULE) and words <= {*BEINGS, *DOORS}


def opens(subject: Subject, rule: str, entry: Entry | None) -> bool:
    """Whether one of the words of the rule lets `subject` in."""
    words = rule.removeprefix(RULE).split()
    if any(each in BEINGS and BEINGS[each](subject) for each in words):
        return True
    return entry is not None and any(
        each in DOORS and DOORS[each](subject, entry) for each in words
    )


# What is sent by who may not: all that any of the forms takes.
BODY: Mapping[str, str] = {
    **dict.fromkeys(("title", "text", "words", "reason", "remarks", "note", "name"), "Prova"),
    "answer": "yes",
    "decision": "approve",
    "purpose": "discuss",
    "duration": "10",
    "until": "2026-12-31",
    "since": "2026-12-31",
    "due": "2026-12-31",
    "after": "withdrawn",
    "seen": "1",
    "su": "1",
    "approva": "1",
}
