"""What ends, ends at once: on the very next request nothing is served, nothing is held."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from time_machine import Traveller
from viewflow.workflow.models import Task

from permissions.assignment import leave
from permissions.breakglass import break_glass
from permissions.grants import drift, tidy
from permissions.people import deactivate
from permissions.roles import Role
from permissions.substitution import substitute, turn_over
from tests.personas import Persona
from tests.transfers import offered
from tests.workflows.cases.actions.secrets import PLACE, REASON, sealed
from tests.workflows.processes.pages import signed_in
from workflows.cases.actions.assignment import assign_case
from workflows.cases.models import Case, ProtectedRecord
from workflows.engine import drafts
from workflows.engine.execution import keep_draft, take
from workflows.engine.models import Draft, WorkAccess

People = dict[str, Persona]
STEP = "confirm_visit"
# Shorter than a session may lie idle.
A_WHILE = timedelta(minutes=20)
TYPED = {"remarks": "Il padre viene in treno"}


@dataclass(frozen=True)
class Open:
    """What somebody has on their screen: a session, a task in hand, links, a page half typed."""

    who: Persona
    browser: Client
    case: Case
    task: int
    pen: str

    def addresses(self) -> Iterator[str]:
        """The pages, the download and the form that were theirs."""
        yield f"/casi/{self.case.pk}/"
        yield f"/casi/{self.case.pk}/storia/"
        yield f"/documenti/{self.case.papers.first().pk}/"  # type: ignore[union-attr]
        yield f"/compiti/{self.task}/"

    def answers(self) -> set[int]:
        return {self.browser.get(address).status_code for address in self.addresses()}

    def sent(self) -> set[int]:
        """Whatever could still be pressed."""
        forms = ("", "prendi/", "rilascia/", "subentra/", "bozza/")
        here = f"/compiti/{self.task}/"
        return {self.browser.post(f"{here}{form}", TYPED).status_code for form in forms}


def opened(who: Persona, case: Case) -> Open:
    """`who` in the midst of confirming a visit of `case`."""
    pk = who.task(STEP, case)
    take(pk, who.user)
    keep_draft(pk, who.user, lambda _: TYPED)
    pen = drafts.pen(Task.objects.get(pk=pk), who.user)
    screen = Open(who, signed_in(who), case, pk, pen)
    assert screen.answers() == {200}
    return screen


def role_ended(case: Case, people: People) -> None:
    leave(case.service, people["ada"].user, Role.OPERATOR, by=people["gino"].user)


def account_closed(case: Case, people: People) -> None:
    deactivate(people["ada"].user, by=people["gino"].user)


def given_to_another(case: Case, people: People) -> None:
    assign_case(case, by=people["bruno"].user, operator=people["luca"].user)


def transferred(case: Case, people: People) -> None:
    offered(case, people["bruno"], people["dino"])
    people["olga"].does("answer_transfer", case)


ENDS = (role_ended, account_closed, given_to_another, transferred)


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
def test_nothing_is_served_on_the_very_next_request(
    planned: Case, people: People, end: Callable[[Case, People], None]
) -> None:
    screen = opened(people["ada"], planned)

    end(planned, people)

    # To who may not sign in the door is shown, and everything else does not exist.
    gone = {302} if end is account_closed else {404}
    assert screen.answers() == gone
    assert screen.sent() == gone


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
def test_nothing_stays_in_hand(
    planned: Case, people: People, end: Callable[[Case, People], None]
) -> None:
    screen = opened(people["ada"], planned)

    end(planned, people)

    ada = screen.who.user
    assert not Task.objects.filter(process__finished=None, finished=None, owner=ada).exists()
    assert not WorkAccess.objects.filter(user=ada).exists()
    assert not Draft.objects.filter(user=ada).exists()
    assert not drift(planned)


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
def test_page_left_open_writes_no_draft_after_the_session(
    planned: Case, people: People, end: Callable[[Case, People], None]
) -> None:
    screen = opened(people["ada"], planned)

    end(planned, people)
    Client().post(f"/compiti/{screen.task}/bozza/", {**TYPED, "pen": screen.pen})

    assert not Draft.objects.exists()


def test_head_who_gave_a_case_away_opens_no_secret_of_it(planned: Case, people: People) -> None:
    record = sealed(planned, people["sara"])
    where = f"/riservati/{record.pk}/"
    gino, olga = signed_in(people["gino"]), signed_in(people["olga"])
    assert PLACE in gino.post(where, {"reason": REASON}).content.decode()

    transferred(planned, people)

    assert gino.get(where).status_code == 404
    assert gino.post(where, {"reason": REASON}).status_code == 404
    assert "Apri con un motivo" not in gino.get(f"/casi/{planned.pk}/persone/").content.decode()
    passed = ProtectedRecord.objects.exclude(pk=record.pk).get()
    said = olga.post(f"/riservati/{passed.pk}/", {"reason": REASON}).content.decode()
    assert PLACE in said


def test_account_that_is_closed_has_no_session_left(planned: Case, people: People) -> None:
    opened(people["ada"], planned)
    key = {"_auth_user_id": str(people["ada"].user.pk)}

    account_closed(planned, people)

    kept = [session.get_decoded() for session in Session.objects.all()]
    assert not [session for session in kept if key.items() <= session.items()]


def for_a_while(case: Case, people: People) -> None:
    substitute(
        case.service,
        people["ada"].user,
        people["luca"].user,
        since=case.received_at,
        until=case.received_at + A_WHILE,
        by=people["bruno"].user,
    )


def in_an_emergency(case: Case, people: People) -> None:
    break_glass(case, "La collega è malata e la madre è qui", by=people["luca"].user, minutes=20)


@pytest.mark.parametrize("begin", [for_a_while, in_an_emergency], ids=lambda begin: begin.__name__)
def test_what_was_lent_is_gone_with_its_last_minute(
    planned: Case, people: People, begin: Any, clock: Traveller
) -> None:
    begin(planned, people)
    browser = signed_in(people["luca"])
    where = f"/casi/{planned.pk}/"
    assert browser.get(where).status_code == 200

    clock.move_to(planned.received_at + A_WHILE)

    assert browser.get(where).status_code == 404
    assert planned.number not in browser.get("/casi/").content.decode()
    assert planned.number not in browser.get("/giornata/?elenco=tutti").content.decode()


def test_absent_finds_the_work_again_and_the_substitute_does_not(
    planned: Case, people: People, clock: Traveller
) -> None:
    ada, luca = people["ada"], people["luca"]
    pk = opened(ada, planned).task
    for_a_while(planned, people)
    assert Task.objects.get(pk=pk).owner == luca.user
    assert luca.tasks(planned)

    clock.move_to(planned.received_at + A_WHILE)
    assert luca.tasks(planned) == []
    sweep()

    assert Task.objects.get(pk=pk).owner == ada.user
    assert signed_in(luca).get(f"/compiti/{pk}/").status_code == 404
    ada.does(STEP, planned, about="14 set")


def sweep() -> None:
    """What the worker does every two seconds."""
    turn_over()
    tidy()
