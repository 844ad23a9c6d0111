"""Who may do what at the coordination table: kind of record → its state → standing → permissions.

The same table as `matrix`, for the records of the network of services: they are of all its
services, or of one of them, and not of single units. A state that is not listed for a kind gives
what "*" lists.
"""

from collections.abc import Mapping
from functools import cache

from django.db import models
from django.utils.translation import gettext_lazy as _

Permissions = frozenset[str]


class Standing(models.TextChoices):
    """How one stands to a record of the table. Who works at no service of it is none of these."""

    COORDINATOR = "coordinator", _("Coordina la rete")
    # Of the very service that the record is of, as long as it has a seat; and of any with one.
    DELEGATE = "delegate", _("Rappresenta il servizio")
    REPRESENTATIVE = "representative", _("Rappresenta un servizio della rete")
    # Of the very service that the record is of, which sits at the table no more: what it was told
    # of its own while it sat there it goes on reading.
    FORMER = "former", _("Rappresenta il servizio, che ha lasciato il tavolo")
    # All who work at a service with a seat, or coordinate the network.
    MEMBER = "member", _("Tutto il personale della rete")
    # The one whom the record names, as long as they are a member.
    PERSON = "person", _("La persona interessata")


By = Mapping[Standing, Permissions]


def _network(*names: str) -> Permissions:
    return frozenset(f"network.{name}" for name in names)


SEAT: Mapping[str, By] = {
    "*": {
        Standing.COORDINATOR: _network("view_seat", "end_seat"),
        Standing.MEMBER: _network("view_seat"),
    }
}


def _directory(*names: str) -> Permissions:
    return frozenset(f"directory.{name}" for name in names)


# Each service keeps its own card, and the coordination approves it. It writes itself that of a
# service that does not use this system.
CARD: Mapping[str, By] = {
    "*": {
        Standing.COORDINATOR: _directory("view_card", "approve_card", "register_card"),
        Standing.DELEGATE: _directory("view_card", "write_card"),
        Standing.MEMBER: _directory("view_card"),
    }
}


def _meetings(*names: str) -> Permissions:
    return frozenset(f"meetings.{name}" for name in names)


VIEW_MEETING: By = {Standing.MEMBER: _meetings("view_meeting")}
# The one whom it names writes the minutes.
MEETING: Mapping[str, By] = {
    "convened": {
        **VIEW_MEETING,
        Standing.COORDINATOR: _meetings("run_meeting", "propose_point", "keep_papers"),
        Standing.REPRESENTATIVE: _meetings("propose_point"),
    },
    "held": {
        **VIEW_MEETING,
        Standing.COORDINATOR: _meetings("keep_papers", "keep_record", "write_minutes"),
        Standing.PERSON: _meetings("write_minutes"),
    },
    "cancelled": VIEW_MEETING,
}
INVITATION: Mapping[str, By] = {
    "*": {
        Standing.COORDINATOR: _meetings("note_answer"),
        Standing.MEMBER: _meetings("view_invitation"),
        Standing.PERSON: _meetings("answer_invitation"),
    }
}
# Those whom they name were asked to the session: until it is published nobody else reads it.
READ_MINUTES = _meetings("view_minutes", "view_remarks")
MINUTES: Mapping[str, By] = {
    "draft": {Standing.COORDINATOR: READ_MINUTES, Standing.PERSON: READ_MINUTES},
    "comments": {
        Standing.COORDINATOR: READ_MINUTES | _meetings("comment_minutes"),
        Standing.PERSON: READ_MINUTES | _meetings("comment_minutes"),
    },
    "approval": {
        Standing.COORDINATOR: READ_MINUTES | _meetings("note_approval"),
        Standing.PERSON: READ_MINUTES | _meetings("approve_minutes"),
    },
    "approved": {
        Standing.COORDINATOR: READ_MINUTES | _meetings("publish_minutes", "correct_minutes"),
        Standing.PERSON: READ_MINUTES,
    },
    "published": {
        Standing.COORDINATOR: READ_MINUTES | _meetings("correct_minutes"),
        Standing.PERSON: READ_MINUTES,
        Standing.MEMBER: _meetings("view_minutes"),
    },
}
VIEW_DECISION: By = {Standing.MEMBER: _meetings("view_decision")}
DECISION: Mapping[str, By] = {
    "*": VIEW_DECISION,
    "open": {
        **VIEW_DECISION,
        Standing.COORDINATOR: _meetings("finish_decision", "manage_decision"),
        Standing.PERSON: _meetings("finish_decision"),
    },
}


def _training(*names: str) -> Permissions:
    return frozenset(f"training.{name}" for name in names)


# A course is of the service that organises it; the coordination's has no delegate but its own.
READ_COURSE = _training("view_course", "view_participants")
RUN_COURSE = READ_COURSE | _training("run_course")
COURSE: Mapping[str, By] = {
    "*": {
        Standing.COORDINATOR: RUN_COURSE,
        Standing.DELEGATE: RUN_COURSE,
        Standing.FORMER: READ_COURSE,
        Standing.MEMBER: _training("view_course"),
    },
    "open": {
        Standing.COORDINATOR: RUN_COURSE,
        Standing.DELEGATE: RUN_COURSE,
        Standing.FORMER: READ_COURSE,
        Standing.MEMBER: _training("view_course", "enrol_course"),
    },
    "cancelled": {
        Standing.COORDINATOR: READ_COURSE,
        Standing.DELEGATE: READ_COURSE,
        Standing.FORMER: READ_COURSE,
        Standing.MEMBER: _training("view_course"),
    },
}
# Who takes part is known to themselves, to their own service, and to who runs the course.
SEEN_ENROLMENT: By = {
    Standing.COORDINATOR: _training("view_enrolment"),
    Standing.DELEGATE: _training("view_enrolment"),
    Standing.FORMER: _training("view_enrolment"),
    Standing.PERSON: _training("view_enrolment"),
}
GOING: By = {**SEEN_ENROLMENT, Standing.PERSON: _training("view_enrolment", "leave_course")}
ENROLMENT: Mapping[str, By] = {"*": SEEN_ENROLMENT, "enrolled": GOING, "waiting": GOING}
# Whoever holds the paper may ask whether it is good.
CERTIFICATE: Mapping[str, By] = {
    "*": {
        Standing.COORDINATOR: _training("view_certificate"),
        Standing.DELEGATE: _training("view_certificate"),
        Standing.FORMER: _training("view_certificate"),
        Standing.PERSON: _training("view_certificate"),
        Standing.MEMBER: _training("check_certificate"),
    }
}


def _exchange(*names: str) -> Permissions:
    return frozenset(f"exchange.{name}" for name in names)


# Its service goes on with a question whose author has left.
SETTLE = _exchange("settle_question")
QUESTION: Mapping[str, By] = {
    "*": {
        Standing.COORDINATOR: SETTLE | _exchange("hide_question"),
        Standing.DELEGATE: SETTLE,
        Standing.MEMBER: _exchange("view_question", "answer_question"),
        Standing.PERSON: SETTLE | _exchange("rewrite_question"),
    },
    "closed": {
        Standing.COORDINATOR: SETTLE | _exchange("hide_question"),
        Standing.DELEGATE: SETTLE,
        Standing.MEMBER: _exchange("view_question"),
        Standing.PERSON: SETTLE,
    },
    "hidden": {
        Standing.COORDINATOR: _exchange("view_question", "hide_question"),
        Standing.PERSON: _exchange("view_question"),
    },
}
ANSWER: Mapping[str, By] = {
    "shown": {
        Standing.COORDINATOR: _exchange("hide_answer"),
        Standing.MEMBER: _exchange("view_answer"),
        Standing.PERSON: _exchange("rewrite_answer"),
    },
    "hidden": {
        Standing.COORDINATOR: _exchange("view_answer", "hide_answer"),
        Standing.PERSON: _exchange("view_answer"),
    },
}


def _interventions(*names: str) -> Permissions:
    return frozenset(f"interventions.{name}" for name in names)


# The service that proposes a model writes it; once it is tried, its words change with a reason.
READ_MODEL: By = {Standing.MEMBER: _interventions("view_intervention")}
TRIED: By = {
    Standing.COORDINATOR: _interventions(
        "view_intervention", "revise_intervention", "decide_intervention"
    ),
    Standing.DELEGATE: _interventions("view_intervention", "revise_intervention"),
    Standing.REPRESENTATIVE: _interventions("view_intervention", "adopt_intervention"),
    **READ_MODEL,
}
INTERVENTION: Mapping[str, By] = {
    "proposed": {
        Standing.COORDINATOR: _interventions("view_intervention", "decide_intervention"),
        Standing.DELEGATE: _interventions("view_intervention", "write_intervention"),
        **READ_MODEL,
    },
    "experiment": TRIED,
    "verified": TRIED,
    "recommended": TRIED,
    "withdrawn": READ_MODEL,
}
ADOPTION: Mapping[str, By] = {
    "*": {
        Standing.DELEGATE: _interventions("view_adoption", "end_adoption"),
        Standing.FORMER: _interventions("view_adoption"),
        Standing.MEMBER: _interventions("view_adoption"),
    }
}

TABLE: Mapping[str, Mapping[str, By]] = {
    "seat": SEAT,
    "card": CARD,
    "meeting": MEETING,
    "invitation": INVITATION,
    "minutes": MINUTES,
    "decision": DECISION,
    "course": COURSE,
    "enrolment": ENROLMENT,
    "certificate": CERTIFICATE,
    "question": QUESTION,
    "answer": ANSWER,
    "intervention": INTERVENTION,
    "adoption": ADOPTION,
}


def permissions_at_table(kind: str, state: str, standing: Standing) -> Permissions:
    """What `standing` may do on a record of `kind` in `state`; nothing where nothing is listed."""
    states = TABLE[kind]
    return states.get(state, states.get("*", {})).get(standing, frozenset())


@cache
def openings(kind: str, permission: str, standing: Standing) -> tuple[frozenset[str], bool]:
    """The listed states in which `standing` holds `permission`, and whether "*" holds it too."""
    states = TABLE[kind]
    named = {name for name, by in states.items() if permission in by.get(standing, frozenset())}
    return frozenset(named - {"*"}), "*" in named
