"""The objects behind the keys in the addresses of the coordination table and of the figures."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from intranet.network.directory.models import Edition
from intranet.network.interventions.models import Evidence, Indicator
from intranet.network.meetings.models import AgendaPoint, Approval, Decision, Invitation, Minutes
from intranet.network.training.models import CourseDay, Enrolment
from permissions.models import Organisation
from tests.security.matrix.at_table import Matter
from tests.security.matrix.things import Place, Places, Thing
from tests.security.world import Facts
from tests.security.world.network import LEFT

NOBODY = "a service"


@dataclass(frozen=True)
class Entry:
    """A thing of the table, and what its page asks for besides: `whose` it is to answer or to
    write, the other keys in its address, and what is true of it alone.
    """

    matter: Matter
    whose: str = ""
    others: Mapping[str, int] = field(default_factory=dict, hash=False)
    facts: frozenset[str] = frozenset()


def _thing(places: Places, key: int, entry: Entry, name: str = "") -> Thing:
    """In no case: its place is called as it is in the story. Those of the same people are alike."""
    matter = entry.matter
    name = name or places.agenda.names.get((matter.kind, key), f"{matter.kind} {key}")
    place = Place(name, "", Facts("", "", ""), matter.state)
    known = f"{matter.service} {sorted(matter.people)} {entry.whose} {sorted(entry.facts)}"
    return Thing(matter.kind, key, place, state=matter.state, office=known, record=entry)


def _plain(kind: str) -> Callable[[Places], Iterator[Thing]]:
    def found(places: Places) -> Iterator[Thing]:
        for key, matter in places.agenda.of_kind(kind).items():
            yield _thing(places, key, Entry(matter))

    return found


def _services(places: Places) -> Iterator[Thing]:
    """Their cards: those that nobody has written are there too."""
    cards = {each.service: each for each in places.agenda.of_kind("card").values()}
    for service in Organisation.objects.filter(kind=Organisation.Kind.SERVICE).order_by("pk"):
        name = service.short_name
        last = Edition.objects.filter(card__service=service).order_by("number").last()
        facts = {last.state if last else "", "kept" if name != "Voghera" else "told"}
        others = {"number": last.number if last else 0}
        matter = cards.get(name, Matter("card", 0, service=name))
        yield _thing(
            places,
            service.pk,
            Entry(matter, others=others, facts=frozenset(facts)),
            f"card_{name.lower()}",
        )


def _meetings(places: Places) -> Iterator[Thing]:
    """With the minutes that there are of each."""
    written = {each.meeting_id: each.state for each in Minutes.objects.all()}
    others = {"addendum": places.world.table["addendum"][1]}
    others["decision"] = places.world.table["decision_open"][1]
    for key, matter in places.agenda.of_kind("meeting").items():
        facts = frozenset({written.get(key, "unwritten")})
        yield _thing(places, key, Entry(matter, others=others, facts=facts))


def _invitations(places: Places) -> Iterator[Thing]:
    users = {each.pk: each.user for each in Invitation.objects.select_related("user")}
    for key, matter in places.agenda.of_kind("invitation").items():
        yield _thing(places, key, Entry(matter, whose=_whose(users[key])))


def _points(places: Places) -> Iterator[Thing]:
    meetings = places.agenda.of_kind("meeting")
    for point in AgendaPoint.objects.select_related("proposer").order_by("pk"):
        entry = Entry(meetings[point.meeting_id], whose=point.proposer.username)
        yield _thing(places, point.pk, entry)


def _minutes(places: Places) -> Iterator[Thing]:
    """By the key of their session."""
    agenda = places.agenda
    keys = dict(Minutes.objects.values_list("meeting", "pk"))
    names = {key: name for (kind, key), name in agenda.names.items() if kind == "meeting"}
    for key, meeting in agenda.of_kind("meeting").items():
        written = agenda.of_kind("minutes").get(keys.get(key, 0))
        matter = written or Matter("minutes", 0, "none", above=meeting)
        # None is like another: what they say is.
        yield _thing(places, key, Entry(matter, facts=frozenset({f"of {key}"})), names.get(key, ""))


def _approvals(places: Places) -> Iterator[Thing]:
    minutes = places.agenda.of_kind("minutes")
    for each in Approval.objects.select_related("invitation__user").order_by("pk"):
        yield _thing(
            places, each.pk, Entry(minutes[each.minutes_id], whose=_whose(each.invitation.user))
        )


def _decisions(places: Places) -> Iterator[Thing]:
    agenda = places.agenda
    meetings = dict(Decision.objects.values_list("pk", "meeting"))
    for key, matter in agenda.of_kind("decision").items():
        yield _thing(places, key, Entry(_below(matter, agenda.of_kind("meeting")[meetings[key]])))


def _courses(places: Places) -> Iterator[Thing]:
    """Who still has a place in each, or waits for one."""
    for key, matter in places.agenda.of_kind("course").items():
        asked = Enrolment.objects.filter(course=key, state__in=Enrolment.GOING)
        going = frozenset(asked.values_list("person__username", flat=True))
        yield _thing(places, key, Entry(matter, facts=going))


def _days(places: Places) -> Iterator[Thing]:
    courses = places.agenda.of_kind("course")
    for day in CourseDay.objects.order_by("pk"):
        yield _thing(places, day.pk, Entry(courses[day.course_id]))


def _interventions(places: Places) -> Iterator[Thing]:
    for key, matter in places.agenda.of_kind("intervention").items():
        indicator = Indicator.objects.filter(intervention=key).first()
        evidence = Evidence.objects.filter(intervention=key).first()
        others = {"indicator": indicator.pk if indicator else 0}
        others["number"] = evidence.pk if evidence else 0
        facts = frozenset({"weighed"}) if evidence else frozenset[str]()
        yield _thing(places, key, Entry(matter, others=others, facts=facts))


def _adoptions(places: Places) -> Iterator[Thing]:
    """That of a service which left the table has ended with its seat."""
    for key, matter in places.agenda.of_kind("adoption").items():
        over = frozenset({"over"}) if matter.service == LEFT else frozenset[str]()
        yield _thing(places, key, Entry(matter, facts=over))


def _below(matter: Matter, above: Matter) -> Matter:
    return Matter(matter.kind, matter.key, matter.state, matter.service, matter.people, above)


def _whose(user: Any) -> str:
    return user.username if user else NOBODY


ENTRIES: Mapping[str, Callable[[Places], Iterator[Thing]]] = {
    "service": _services,
    "meeting": _meetings,
    "invitation": _invitations,
    "point": _points,
    "minutes": _minutes,
    "approval": _approvals,
    "decision": _decisions,
    "course": _courses,
    "enrolment": _plain("enrolment"),
    "day": _days,
    "certificate": _plain("certificate"),
    "question": _plain("question"),
    "answer": _plain("answer"),
    "intervention": _interventions,
    "adoption": _adoptions,
}
