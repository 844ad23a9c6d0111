"""What is kept secret of a person, and who comes to the door."""

from django.db.models import QuerySet

from permissions.models import User
from tests.security.world.telling import Telling
from workflows.cases.actions.door import call_interpreter, check_in, check_out
from workflows.cases.actions.protected import request_access, seal
from workflows.cases.enums import Secret
from workflows.cases.models import ProtectedRecord, Visit

SEALED = ("visits", "ready", "closing", "closed", "lodi_visits", "transferred")
# Of these cases the address was once granted, and is not any more.
LAPSED = "ready"
GRANTED = "visits"


def seal_places(t: Telling) -> None:
    """On the first day: every such case has an address and a placement that are secret."""
    for name in SEALED:
        child, *_, mother = t.cases[name].people.order_by("pk")
        by = t.user("pia" if name.startswith("lodi") else "sara")
        for person, kind in ((mother, Secret.ADDRESS), (child, Secret.PLACEMENT)):
            seal(person, kind, t.mint.text("ProtectedRecord.text", name), by=by)
    _ask(t, "ada", LAPSED)
    t.does("gino", "decide_access", LAPSED, decision="grant")


def ask_for_places(t: Telling) -> None:
    """Ada is granted an address for two days, Bruno is not; the placement waits for its answer."""
    _ask(t, "ada", GRANTED)
    t.does("gino", "decide_access", GRANTED, decision="grant")
    t.says(GRANTED, granted=frozenset({"ada"}))
    _ask(t, "bruno", GRANTED)
    t.does("gino", "decide_access", GRANTED, decision="deny")
    _ask(t, "ada", GRANTED, Secret.PLACEMENT)


def call_early(t: Telling) -> None:
    """On the first day: an interpreter is called to the first visit."""
    call_interpreter(_visits(t)[0], _named("ines"), by=t.user("sara"))


def keep_the_door(t: Telling) -> None:
    """Another interpreter is called to the visit of today, for which two have come already."""
    today = _visits(t).get(state="confirmed")
    call_interpreter(today, _named("ivo"), by=t.user("ada"))
    t.says("visits", called=frozenset({"ivo"}))
    for person in today.expected():
        check_in(today, person, by=t.user("rita"))
    check_out(today, today.visitor, by=t.user("rita"))


def _ask(t: Telling, who: str, name: str, kind: Secret = Secret.ADDRESS) -> None:
    record = ProtectedRecord.objects.get(person__case=t.cases[name], kind=kind)
    request_access(record, t.mint.text("AccessRequest.reason", name), by=t.user(who))


def _visits(t: Telling) -> QuerySet[Visit]:
    return Visit.objects.filter(case=t.cases["visits"]).order_by("starts_at")


def _named(name: str) -> User:
    return User.objects.get(username=name)
