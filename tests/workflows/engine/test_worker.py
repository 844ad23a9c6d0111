"""The worker: what fell due happens once, in the name of the system, until it is told to stop."""

import io
import signal
import threading
from collections.abc import Iterator

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from time_machine import Traveller

from permissions.assignment import assign
from permissions.models import AuditEvent, Organisation
from permissions.people import add_organisation, add_user, system_user
from permissions.roles import Role
from tests.personas import on
from tests.workflows.engine.sample.doing import ask
from tests.workflows.engine.sample.models import SampleProcess
from tests.workflows.engine.sample.waiting import WaitingFlow, found_office
from workflows.engine.execution import take
from workflows.engine.models import WorkAccess, WorkItem
from workflows.engine.worker import BackgroundWork


@pytest.fixture
def waiting(on_disk: None, clock: Traveller) -> SampleProcess:
    """A process that waits until the morning of 8 September."""
    WaitingFlow.begin.run()
    return SampleProcess.objects.get()


def test_timer_fires_when_it_falls_due(waiting: SampleProcess, clock: Traveller) -> None:
    call_command("worker", once=True)
    waiting.refresh_from_db()
    assert waiting.finished is None

    clock.move_to(on("2026-09-08", "10:01"))
    call_command("worker", once=True)

    waiting.refresh_from_db()
    assert waiting.finished is not None


def test_timer_acts_as_the_system_and_knows_the_addresses(
    waiting: SampleProcess, clock: Traveller
) -> None:
    clock.move_to(on("2026-09-09"))

    BackgroundWork().sweep()

    waiting.refresh_from_db()
    assert waiting.data == {"author": "Sistema", "home": "/"}


def test_sessions_that_expired_are_forgotten(waiting: SampleProcess, clock: Traveller) -> None:
    for until in ("2026-09-08", "2026-09-30"):
        Session.objects.create(session_key=until, session_data="", expire_date=on(until))
    clock.move_to(on("2026-09-09"))

    BackgroundWork().sweep()

    assert list(Session.objects.values_list("session_key", flat=True)) == ["2026-09-30"]


def test_what_was_lent_is_tidied_up_and_its_tasks_given_back(
    waiting: SampleProcess, clock: Traveller
) -> None:
    service = add_organisation(
        Organisation.Kind.SERVICE, by=system_user(), name="Milano", short_name="Milano"
    )
    rosa = add_user("rosa", "")
    assign(service, rosa, Role.FRONT_OFFICE, by=rosa, until=on("2026-09-07", "11:00"))
    task_pk = ask(service)
    take(task_pk, rosa)
    clock.move_to(on("2026-09-07", "11:00"))

    BackgroundWork().sweep()

    assert WorkItem.objects.get(pk=task_pk).owner is None
    assert not WorkAccess.objects.exists()


def test_jobs_are_done_once_as_the_system(on_disk: None, clock: Traveller) -> None:
    found_office.enqueue("Lecco")
    found_office.enqueue("Varese")

    BackgroundWork().sweep()
    BackgroundWork().sweep()

    names = Organisation.objects.values_list("short_name", flat=True)
    assert sorted(names) == ["Lecco", "Varese"]
    authors = set(AuditEvent.objects.values_list("actor_id", flat=True))
    assert authors == {system_user().pk}


def test_run_stops_when_told(on_disk: None) -> None:
    work = BackgroundWork(pause=60)
    threading.Timer(0.2, work.stop).start()

    work.run()

    assert work._stopping.is_set()


class SignalsWhenRunning(io.StringIO):
    """Standard output of one who presses Ctrl+C as soon as the worker says that it runs."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def write(self, text: str) -> int:
        if "running" in text:
            signal.raise_signal(self.number)
        return super().write(text)


@pytest.fixture
def handlers_come_back() -> Iterator[None]:
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)}
    yield
    for each, handler in before.items():
        signal.signal(each, handler)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_command_ends_cleanly_on_a_signal(
    on_disk: None, number: signal.Signals, handlers_come_back: None
) -> None:
    output = SignalsWhenRunning(number)

    call_command("worker", stdout=output)

    assert "stopped" in output.getvalue()
