"""Runs what nobody waits for: timers and queued jobs. One or several may run at once."""

import signal
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from workflows.engine.worker import BackgroundWork


class Command(BaseCommand):
    help = "Fire due timers and do queued jobs until stopped (SIGTERM or Ctrl+C)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="one sweep, then end")
        parser.add_argument("--pause", type=float, default=2.0, help="seconds between two sweeps")

    def handle(self, *, once: bool, pause: float, **_: Any) -> None:
        work = BackgroundWork(pause)
        if once:
            work.sweep()
            return
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, lambda *_: work.stop())
        self.stdout.write("worker: running")
        work.run()
        self.stdout.write("worker: stopped")
