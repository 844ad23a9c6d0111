"""The stages of a case, lived once by each worker and copied into every later test."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import time_machine
from django.utils import timezone

from tests.known import known
from tests.snapshot import Change, Rows, apply, change


@dataclass(frozen=True)
class Stage:
    """What a stage made of the database and the clock, where all stood as it does `before`."""

    before: Rows
    numbers: Rows
    began: datetime
    change: Change
    after: Rows
    ended: datetime


class Lived(dict[str, list[Stage]]):
    """The stages that were lived, by name; while it is `closed`, every test lives its own."""

    closed = False


lived = Lived()


def reach(name: str, clock: time_machine.Traveller, live: Callable[[], object]) -> None:
    """Bring the database to where `live` brings it: copied, if a test before started alike."""
    if lived.closed:
        live()
        return
    (before, numbers), began = known.state(), timezone.now()
    stages = lived.setdefault(name, [])
    for stage in stages:
        if (stage.before, stage.numbers, stage.began) == (before, numbers, began):
            apply(stage.change)
            known.is_now(stage.after, numbers)
            clock.move_to(stage.ended)
            return
    live()
    after, _numbers = known.state()
    stages.append(Stage(before, numbers, began, change(before, after), after, timezone.now()))
