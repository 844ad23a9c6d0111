"""Builds the world, once in each process."""

from dataclasses import dataclass
from typing import Any

import time_machine
from django.db import transaction

from permissions.models import User
from tests.personas import MONDAY
from tests.security.world.canaries import Canary, Mint
from tests.security.world.cast import add_everybody
from tests.security.world.facts import Facts
from tests.security.world.snapshot import Rows, copied, write
from tests.security.world.stories import begin, go_on
from tests.security.world.telling import Telling
from tests.security.world.world import LATER, World
from workflows.cases.models import Case


@dataclass(frozen=True)
class Built:
    """What is known of the world besides its rows."""

    cases: dict[str, int]
    facts: dict[str, Facts]
    canaries: dict[str, Canary]

    def read(self) -> World:
        """The world, from the rows in the database."""
        found = Case.objects.in_bulk(list(self.cases.values()))
        return World(
            users={user.username: user for user in User.objects.all()},
            cases={name: found[key] for name, key in self.cases.items()},
            facts=self.facts,
            canaries=self.canaries,
        )


def build() -> Built:
    """Tell every story, into the database as it is."""
    with time_machine.travel(MONDAY, tick=False) as clock:
        telling = Telling(add_everybody(), Mint())
        begin(telling)
        clock.move_to(LATER)
        go_on(telling)
    keys = {name: case.pk for name, case in telling.cases.items()}
    return Built(keys, telling.facts, telling.mint.canaries)


_kept: list[tuple[Built, Rows]] = []


def world() -> World:
    """The world, in the empty database of a test: told the first time, copied from then on."""
    if not _kept:
        _kept.append(_told())
    built, rows = _kept[0]
    write(rows)
    return built.read()


def _told() -> tuple[Built, Rows]:
    """Told and undone: every test starts from the same copy."""
    kept: list[Any] = []
    with transaction.atomic():
        built = build()
        kept += [built, copied()]
        transaction.set_rollback(True)
    return kept[0], kept[1]
