"""The stages of a case, lived once by each worker and copied into every later test."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import time_machine
from django.utils import timezone

from tests.snapshot import Change, Rows, apply, change, copied, numbering


@dataclass(frozen=True)
class Stage:
    """What a stage made of the database and the clock, where all stood as it does `before`."""

    before: Rows
    numbers: Rows
    began: datetime
    change: Change
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
    before, numbers, began = copied(), numbering(), timezone.now()
    stages = lived.setdefault(name, [])
    for stage in stages:
        if (stage.before, stage.numbers, stage.began) == (before, numbers, began):
            apply(stage.change)
            clock.move_to(stage.ended)
            return
    live()
    stages.append(Stage(before, numbers, began, change(before, copied()), timezone.now()))
