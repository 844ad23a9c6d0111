"""The background work: what begins and ends by the clock, timers and jobs, in one process."""

import logging
import threading
import time
from importlib import import_module

from django.conf import settings
from django.db import OperationalError, close_old_connections
from django.urls import get_resolver
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from viewflow.workflow.timers import fire_due_timers

from permissions.grants import tidy
from permissions.history import acting_as
from permissions.people import system_user
from permissions.substitution import turn_over
from workflows.engine import jobs, rounds

# Seconds.
HOUR = 3600
logger = logging.getLogger(__name__)


class BackgroundWork:
    """Sweeps again and again, as the system user, until told to stop.

    A sweep that is under way when `stop` is called ends with the job it is doing.
    """

    def __init__(self, pause: float = 2.0) -> None:
        """`pause` is the time between two sweeps, in seconds."""
        self.pause = pause
        self._stopping = threading.Event()
        self._jobs = _all_queues()
        self._next_round = time.monotonic()

    def run(self) -> None:
        """Sweep until `stop` is called; a database that is away for a while is waited for."""
        while not self._stopping.is_set():
            try:
                self.sweep()
            except OperationalError:
                logger.exception("The database does not answer; trying again.")
            self._stopping.wait(self.pause)

    def sweep(self) -> None:
        """Do what fell due: substitutions and grants that pass, timers, jobs that wait."""
        close_old_connections()
        # What a timer or a job writes may hold addresses: they need the routes.
        get_resolver().url_patterns  # noqa: B018  (reading them loads them)
        with acting_as(system_user()):
            turn_over()
            tidy()
            fire_due_timers()
            self._jobs.run()
            self._make_rounds()

    def stop(self) -> None:
        """End after the timer or job under way; may be called from a signal or another thread."""
        self._stopping.set()
        self._jobs.running = False

    def _make_rounds(self) -> None:
        """Once an hour: forget what is over, and let the rooms above do what is due of them.

        A session that has expired opens nothing, but its row still says whose.
        """
        if time.monotonic() >= self._next_round:
            import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
            jobs.forget()
            jobs.begin_again()
            rounds.make_all()
            self._next_round = time.monotonic() + HOUR


def _all_queues() -> Worker:
    """The worker of the library, told to end when no job waits."""
    return Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )
