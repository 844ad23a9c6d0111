"""Whatever happens to roles and states, the grants are what the matrix says of them."""

from dataclasses import dataclass, field

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from permissions.assignment import assign, join, leave, revoke
from permissions.grants import drift, sync
from permissions.matrix import MATRIX
from permissions.models import Organisation, User
from permissions.people import system_user
from permissions.policy import allowed, visible_to
from permissions.roles import Role
from tests.offices import PEOPLE
from tests.personas import Persona
from workflows.cases.models import Case

ROLES = (Role.FRONT_OFFICE, Role.OPERATOR, Role.COORDINATOR, Role.HEAD)
OPEN_TO = (Role.FRONT_OFFICE, Role.COORDINATOR, Role.HEAD)


@dataclass(frozen=True)
class Event:
    verb: str
    who: str
    role: Role
    where: str
    state: str


@dataclass
class Expectation:
    """What should hold, kept by hand: who is where, who has what on the case, its state."""

    members: set[tuple[str, str, Role]] = field(default_factory=set)
    held: set[tuple[str, Role]] = field(default_factory=set)
    state: str = "received"

    def follow(self, event: Event) -> None:
        who, where, role = event.who, event.where, event.role
        if event.verb == "join":
            self.members.add((who, where, role))
        elif event.verb == "leave":
            self.members.discard((who, where, role))
            if (who, "Milano", role) not in self.members:
                self.held.discard((who, role))
        elif event.verb == "assign":
            self.held.add((who, role))
        elif event.verb == "revoke":
            self.held.discard((who, role))
        else:
            self.state = event.state

    def rights(self, who: str) -> set[str]:
        states = MATRIX["case"]
        roles = states.get(self.state, states["*"])
        mine = {role for name, role in self.held if name == who}
        mine |= {role for role in OPEN_TO if (who, "Milano", role) in self.members}
        return {right for role in mine for right in roles.get(role, ())}


def happen(event: Event, case: Case) -> None:
    user, by = User.objects.get(username=event.who), system_user()
    office = Organisation.objects.get(name=event.where)
    if event.verb in {"join", "leave"}:
        change = join if event.verb == "join" else leave
        change(office, user, event.role, by=by)
    elif event.verb == "assign":
        assign(case, user, event.role, by=by)
    elif event.verb == "revoke":
        revoke(case, event.role, by=by, whom=user)
    else:
        case.state = event.state
        case.save()
        sync(case)


EVENTS = st.lists(
    st.builds(
        Event,
        verb=st.sampled_from(["join", "leave", "assign", "revoke", "enter"]),
        who=st.sampled_from(list(PEOPLE)),
        role=st.sampled_from(ROLES),
        where=st.sampled_from(["Milano", "Lodi"]),
        state=st.sampled_from(["received", "running", "closed"]),
    ),
    min_size=3,
    max_size=15,
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(events=EVENTS)
def test_grants_are_what_the_matrix_says_after_whatever_happened(
    events: list[Event], case: Case, people: dict[str, Persona]
) -> None:
    expected = Expectation({(who, where, role) for who, (where, role) in PEOPLE.items()})

    with transaction.atomic():
        for event in events:
            happen(event, case)
            expected.follow(event)

        assert not drift(case)
        for who in PEOPLE:
            user = User.objects.get(username=who)
            assert allowed(user, case) == expected.rights(who)
            sees = visible_to(user, Case.objects.all()).exists()
            assert sees == ("cases.view_case" in expected.rights(who))
        transaction.set_rollback(True)
    case.refresh_from_db()
