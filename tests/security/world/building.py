"""Builds the world: told once, then copied into every test and every worker that asks for it."""

import fcntl
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import time_machine
from django.db import transaction

from intranet.content import storage
from intranet.content.models import Upload
from intranet.network.training.models import Certificate
from permissions.models import User
from tests.personas import MONDAY
from tests.security.world.canaries import Canary, Mint
from tests.security.world.cast import add_everybody
from tests.security.world.facts import Facts
from tests.security.world.site import spots
from tests.security.world.spots import Spot
from tests.security.world.stories import begin, go_on
from tests.security.world.telling import Telling
from tests.security.world.world import LATER, World
from tests.snapshot import Rows, copied, numbering, put_back
from workflows.cases.models import Case
from workflows.documents.models import Paper
from workflows.documents.storage import read, write_whole

# Pixels: the pictures of the world are wider than this, and narrower than the next width.
NARROWED = 400


@dataclass(frozen=True)
class Kept:
    """The world as it can be put back: what is known of it, its rows, its files."""

    cases: dict[str, int]
    facts: dict[str, Facts]
    canaries: dict[str, Canary]
    spots: dict[str, Spot]
    keys: dict[str, str]
    table: dict[str, tuple[str, int]]
    rows: Rows
    numbers: Rows
    files: dict[str, bytes]

    def put_back(self) -> World:
        """Write the world into an empty database, and read it from there."""
        put_back(self.rows, self.numbers)
        found = Case.objects.in_bulk(list(self.cases.values()))
        return World(
            users={user.username: user for user in User.objects.all()},
            cases={name: found[key] for name, key in self.cases.items()},
            facts=self.facts,
            canaries=self.canaries,
            spots=self.spots,
            keys=self.keys,
            table=self.table,
        )

    def put_files_back(self) -> None:
        for path, content in self.files.items():
            write_whole(path, content)


_kept: list[Kept] = []


def world(shelf: Path | None = None) -> World:
    """The world, in the empty database of a test.

    It is told at its first use, and copied from then on. On a `shelf`, a folder that the workers
    of one run share, the first of them to come tells it for all.
    """
    if not _kept:
        _kept.append(_taken_from(shelf) if shelf else told())
    return _kept[0].put_back()


def told() -> Kept:
    """Tell every story, take a copy, and undo it all."""
    with transaction.atomic(), time_machine.travel(MONDAY, tick=False) as clock:
        telling = Telling(add_everybody(), Mint())
        begin(telling)
        clock.move_to(LATER)
        go_on(telling)
        kept = _copy(telling)
        transaction.set_rollback(True)
    return kept


def _copy(telling: Telling) -> Kept:
    return Kept(
        cases={name: case.pk for name, case in telling.cases.items()},
        facts=telling.facts,
        canaries=telling.mint.canaries,
        spots=spots(telling),
        keys=telling.keys,
        table={name: (kind, each.pk) for name, (kind, each) in telling.table.items()},
        rows=copied(),
        numbers=numbering(),
        files=dict(_files()),
    )


def _files() -> Iterator[tuple[str, bytes]]:
    """The papers of the cases and the certificates, and the files of the site with the narrower
    pictures.
    """
    for model in (Paper, Upload, Certificate):
        for path in model._default_manager.order_by("path").values_list("path", flat=True):
            yield path, read(path)
    for sha256 in Upload.objects.exclude(width=None).values_list("sha256", flat=True):
        yield narrowed(sha256), storage.read_scaled(sha256, NARROWED)


def narrowed(sha256: str) -> str:
    """Where the picture with this SHA-256 lies, made narrower."""
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}-{NARROWED}.bin"


def _taken_from(shelf: Path) -> Kept:
    place = shelf / "world.pickle"
    with (shelf / "world.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.exists():
            place.write_bytes(pickle.dumps(told()))
        # Written a moment ago by a worker of this very run.
        kept: Kept = pickle.loads(place.read_bytes())  # noqa: S301
    kept.put_files_back()
    return kept
