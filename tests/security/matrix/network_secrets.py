"""Who may read the secrets of the coordination table and of the figures, field by field."""

from collections.abc import Callable, Mapping

from tests.security.matrix.at_table import Matter, coordinates, held, is_staff, speaks_for
from tests.security.matrix.matters import Agenda
from tests.security.world import Canary, Subject

Reader = Callable[[Subject, Canary, Agenda], bool]


def secret_is_for(subject: Subject, canary: Canary, agenda: Agenda) -> bool:
    """Whether `subject` reads this secret anywhere."""
    return READERS[canary.field](subject, canary, agenda)


def _matter(canary: Canary, agenda: Agenda) -> Matter:
    """What it stands in: the thing of this name, or what belongs to it."""
    name = canary.case
    if f"minutes_{name}" in agenda.named:
        name = f"minutes_{name}"
    kind, key = agenda.named[name]
    return agenda.of_kind(kind)[key]


def _with(*powers: str) -> Reader:
    def may_read(subject: Subject, canary: Canary, agenda: Agenda) -> bool:
        return bool(held(subject, _matter(canary, agenda)) & set(powers))

    return may_read


def _of_the_service(subject: Subject, canary: Canary, agenda: Agenda) -> bool:
    """Numbers of a service that are not released: for who speaks for it alone."""
    return speaks_for(subject, canary.case.removeprefix("cube_").title())


def _left(subject: Subject, canary: Canary, agenda: Agenda) -> bool:
    """Why a service left is between it and who coordinates the network."""
    return coordinates(subject)


def _in_minutes(subject: Subject, canary: Canary, agenda: Agenda) -> bool:
    """Those who were asked; what is published stands on the site too, for all the staff."""
    matter = _matter(canary, agenda)
    is_out = matter.state == "published"
    return "view_minutes" in held(subject, matter) or (is_out and is_staff(subject))


def _invited(subject: Subject, canary: Canary, agenda: Agenda) -> bool:
    """The note to an answer: for who wrote it and who convenes."""
    return bool(held(subject, _matter(canary, agenda)) & {"answer_invitation", "note_answer"})


def _participant(subject: Subject, canary: Canary, agenda: Agenda) -> bool:
    """Who takes part: known to who runs either of the courses, and to who speaks for Lodi."""
    courses = [agenda.matter("course", name) for name in ("course_held", "course_closed")]
    runs = any("view_participants" in held(subject, each) for each in courses)
    return runs or speaks_for(subject, "Lodi")


READERS: Mapping[str, Reader] = {
    "Seat.reason": _left,
    "Edition.current": _with("view_card"),
    "Edition.draft": _with("write_card"),
    "Edition.submitted": _with("write_card", "approve_card"),
    "Edition.returned": _with("write_card", "approve_card"),
    "Edition.remarks": _with("write_card", "approve_card"),
    "Invitation.note": _invited,
    "Minutes.text": _in_minutes,
    "Wording.text": _in_minutes,
    "Remark.text": _with("view_remarks"),
    "Approval.words": _with("view_remarks"),
    "Addendum.text": _with("view_remarks"),
    "Enrolment.person": _participant,
    "Certificate.ended_for": _with("view_certificate", "view_enrolment"),
    "Question.text": _with("view_question"),
    "Question.hidden": _with("view_question"),
    "Question.hidden_for": _with("view_question"),
    "Answer.text": _with("view_answer"),
    "Answer.hidden": _with("view_answer"),
    "Answer.hidden_for": _with("view_answer"),
    "Postscript.hidden": _with("view_answer"),
    "Cell.value": _of_the_service,
}
