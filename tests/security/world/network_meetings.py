"""The sessions of the world: one to come, one called off, one held, and one for each state in
which minutes can be.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import time_machine

from intranet.network.meetings.actions.agenda import propose, take_up
from intranet.network.meetings.actions.answering import answer
from intranet.network.meetings.actions.approving import (
    approve,
    ask_approval,
    object_to,
    open_to_remarks,
    remark,
)
from intranet.network.meetings.actions.convening import cancel, convene
from intranet.network.meetings.actions.correcting import correct
from intranet.network.meetings.actions.decisions import decide, drop, finish
from intranet.network.meetings.actions.holding import hold
from intranet.network.meetings.actions.papers import keep_folder
from intranet.network.meetings.actions.publishing import publish
from intranet.network.meetings.actions.writing import write
from intranet.network.meetings.models import Approval, Invitation, Meeting, Minutes
from intranet.network.meetings.people import Colleague, colleagues, without_accounts
from permissions.models import Organisation
from tests.personas import on
from tests.security.world.spots import Shared, Spot
from tests.security.world.telling import Telling

# Who is asked to each, and who comes. Bruno and many others are of the network, and not asked.
ASKED = ("dino", "gino", "ada", "carla", "ugo")
THERE = ("dino", "gino", "carla")
SECRETARY = "gino"
# The day of each, and how far its minutes have come.
TO_COME = {"session_convened": "2026-12-01", "session_cancelled": "2026-12-10"}
PAST = {
    "session_held": ("2026-09-15", ""),
    "session_draft": ("2026-09-16", "draft"),
    "session_objected": ("2026-09-17", "objected"),
    "session_comments": ("2026-11-05", "comments"),
    "session_approval": ("2026-10-19", "approval"),
    "session_approved": ("2026-09-18", "approved"),
    "session_published": ("2026-09-21", "published"),
}
STAGES = ("draft", "comments", "approval", "approved", "published")


def convene_sessions(t: Telling) -> None:
    """On the first day; whose note is whose business is said in one answer."""
    for name, day in (*TO_COME.items(), *((name, day) for name, (day, _way) in PAST.items())):
        meeting = _convened(t, name, day)
        propose(meeting, by=t.user("dino"), title="Prova", purpose="discuss", duration=30)
    upcoming = _meeting(t, "session_convened")
    for who in ("gino", "ada"):
        note = t.mint.text("Invitation.note", f"invitation_{who}")
        mine = _invitation(upcoming, who)
        answer(mine, by=t.user(who), answer="yes", note=note)
        t.keeps(f"invitation_{who}", "invitation", mine)
    cancel(_meeting(t, "session_cancelled"), by=t.user("dino"), reason="Prova")


def hold_sessions(t: Telling) -> None:
    for name, (_day, way) in PAST.items():
        meeting = _meeting(t, name)
        with time_machine.travel(meeting.ends_at, tick=False) as clock:
            there = [_invitation(meeting, who) for who in THERE]
            hold(meeting, by=t.user("dino"), present=there, secretary=t.user(SECRETARY))
            if way:
                _write_down(t, name, meeting)
            if way == "published":
                _decide(t, meeting)
            _pass_on(t, name, way, clock)
    _follow_up(t)


def _follow_up(t: Telling) -> None:
    """What is still open is on the next agenda."""
    decision = t.kept("decision_open")
    take_up(_meeting(t, "session_convened"), by=t.user("dino"), decision=decision)


def _write_down(t: Telling, name: str, meeting: Meeting) -> None:
    entries = {point.pk: t.mint.text("Wording.text", name) for point in meeting.points.all()}
    text = t.mint.text("Minutes.text", name)
    minutes = write(meeting, by=t.user(SECRETARY), seen=0, text=text, entries=entries)
    t.keeps(f"minutes_{name}", "minutes", minutes)


def _pass_on(t: Telling, name: str, way: str, clock: Any) -> None:
    """Through every state to the one it has come to."""
    until = STAGES.index("approval" if way == "objected" else way) if way else 0
    for stage in STAGES[1 : until + 1]:
        clock.shift(timedelta(minutes=5))
        PASSES[stage](t, name)
    if way == "objected":
        clock.shift(timedelta(minutes=5))
        words = t.mint.text("Approval.words", name)
        object_to(_asked(_minutes(t, name), "carla"), by=t.user("carla"), words=words)


def _open(t: Telling, name: str) -> None:
    minutes = _minutes(t, name)
    day = (minutes.meeting.starts_at + timedelta(days=20)).date()
    open_to_remarks(minutes, by=t.user("dino"), until=day)
    remark(minutes, by=t.user("carla"), text=t.mint.text("Remark.text", name))


def _ask(t: Telling, name: str) -> None:
    minutes = ask_approval(_minutes(t, name), by=t.user("dino"))
    for who in THERE:
        t.keeps(f"approval_{name}_{who}", "approval", _asked(minutes, who))


def _approve(t: Telling, name: str) -> None:
    for who in THERE:
        approve(_asked(_minutes(t, name), who), by=t.user(who))


def _publish(t: Telling, name: str) -> None:
    """In a folder of the site, with its event; then somebody corrects what was approved."""
    minutes = _minutes(t, name)
    keep_folder(minutes.meeting, by=t.user("dino"))
    publish(_minutes(t, name), by=t.user("dino"))
    _put_on_the_site(t, _meeting(t, name), _minutes(t, name))
    text = t.mint.text("Addendum.text", name)
    t.keeps("addendum", "addendum", correct(_minutes(t, name), by=t.user("dino"), text=text))


def _put_on_the_site(t: Telling, meeting: Meeting, minutes: Minutes) -> None:
    """What stands there by now: the folders of the table, and what is in them."""
    asked = (("gino", "contributor"), ("ada", "reader"), ("carla", "contributor"))
    shared = tuple(Shared(how, user=who) for who, how in (*asked, ("ugo", "contributor")))
    folder: Any = meeting.folder
    there: dict[str, Any] = {
        "table_room": folder.parent.parent,
        "table_sessions": folder.parent,
        "session_papers": folder,
        "session_event": meeting.event,
        "session_minutes": minutes.page,
    }
    t.items |= there
    room = ("home", "table_room")
    sessions = (*room, "table_sessions")
    papers = (*sessions, "session_papers")
    t.papers += [
        Spot("table_room", "folder", "dino", "internal", ("home",)),
        Spot("table_sessions", "folder", "dino", "internal", room),
        Spot("session_papers", "folder", "dino", "internal", sessions, shared),
        Spot("session_event", "event", "dino", "published", papers),
        Spot("session_minutes", "page", "dino", "published", papers),
    ]


PASSES = {"comments": _open, "approval": _ask, "approved": _approve, "published": _publish}
# Who is to do what: of one who has left the service too.
OWNERS = {"open": "carla", "done": "gino", "dropped": "ada", "left": "mara"}


def _decide(t: Telling, meeting: Meeting) -> None:
    for name, who in OWNERS.items():
        made = decide(
            meeting,
            by=t.user("dino"),
            text=f"Prova {name}",
            owner=_colleague(who),
            due=on("2026-12-15").date(),
        )
        t.keeps(f"decision_{name}", "decision", made)
    finish(t.kept("decision_done"), by=t.user("gino"), words="Prova")
    drop(t.kept("decision_dropped"), by=t.user("dino"), words="Prova")


def _convened(t: Telling, name: str, day: str) -> Meeting:
    everybody = colleagues()
    starts = on(day, "10:00")
    meeting = convene(
        Organisation.objects.get(kind=Organisation.Kind.PROVINCE),
        by=t.user("dino"),
        people=_those(everybody, ASKED),
        services=without_accounts(everybody),
        title=f"Seduta {name}",
        starts_at=starts,
        ends_at=_an_hour_after(starts),
        venue="Sala",
        video="",
    )
    t.keeps(name, "meeting", meeting)
    return meeting


def _those(everybody: Iterable[Colleague], names: Iterable[str]) -> list[Colleague]:
    return [each for each in everybody if each.user.username in names]


def _an_hour_after(moment: datetime) -> datetime:
    return moment + timedelta(hours=1)


def _colleague(name: str) -> Colleague:
    return next(each for each in colleagues() if each.user.username == name)


def _meeting(t: Telling, name: str) -> Any:
    return t.kept(name)


def _minutes(t: Telling, name: str) -> Minutes:
    return Minutes.objects.get(meeting=_meeting(t, name))


def _invitation(meeting: Meeting, who: str) -> Invitation:
    return Invitation.objects.get(meeting=meeting, user__username=who)


def _asked(minutes: Minutes, who: str) -> Approval:
    return Approval.objects.get(
        minutes=minutes, round=minutes.round, invitation__user__username=who
    )
