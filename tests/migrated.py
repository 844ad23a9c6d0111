"""The migrated database of the suite, kept from run to run: migrating takes longer than testing."""

import fcntl
import hashlib
import sqlite3
from abc import ABC, abstractmethod
from contextlib import closing
from pathlib import Path
from typing import Any

import django
import pytest
from django.apps import apps
from django.db import connection

FOLDER = "migrated"


class Kept(ABC):
    """The database as these very migrations left it; one worker at a time may ask for it."""

    def __init__(self, folder: Path) -> None:
        self.lock = (folder / "lock").open("w")
        fcntl.flock(self.lock, fcntl.LOCK_EX)

    @abstractmethod
    def fill(self) -> None:
        """Start the database of this worker from what was kept, if it was."""

    @abstractmethod
    def keep(self) -> None:
        """Keep what this worker migrated, in the place of what older migrations made."""

    def release(self) -> None:
        self.lock.close()


class File(Kept):
    """Of databases in memory, one as a file."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.place = _place(folder)
        self.memory = sqlite3.connect(_name(), uri=True)

    def fill(self) -> None:
        if self.place.exists():
            with closing(sqlite3.connect(self.place)) as source:
                source.backup(self.memory)

    def keep(self) -> None:
        if not self.place.exists():
            for old in self.place.parent.glob("*.sqlite3*"):
                old.unlink()
            new = self.place.with_suffix(".sqlite3.new")
            connection.cursor().execute("VACUUM INTO %s", [str(new)])
            new.rename(self.place)

    def release(self) -> None:
        self.memory.close()
        super().release()


class Template(Kept):
    """Of databases of a PostgreSQL server, one of which the others are made."""

    START = "test_migrated_"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.name = self.START + _migrations()

    def fill(self) -> None:
        if self.name in self._found():
            connection.settings_dict["TEST"]["TEMPLATE"] = self.name

    def keep(self) -> None:
        found = self._found()
        if self.name not in found:
            new = f'CREATE DATABASE "{self.name}" TEMPLATE "{connection.settings_dict["NAME"]}"'
            connection.close()
            self._ask(*(f'DROP DATABASE "{old}"' for old in found), new)

    def _found(self) -> set[str]:
        """What was kept, of whatever migrations."""
        listing = f"SELECT datname FROM pg_database WHERE datname LIKE '{self.START}%'"  # noqa: S608
        return {name for (name,) in self._ask(listing)}

    def _ask(self, *statements: str) -> list[tuple[str]]:
        creation: Any = connection.creation
        with creation._nodb_cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
            return list(cursor.fetchall()) if cursor.description else []


WAYS: dict[str, type[Kept]] = {"sqlite": File, "postgresql": Template}


@pytest.fixture(scope="session")
def migrated_before(
    request: pytest.FixtureRequest, django_db_modify_db_settings_parallel_suffix: None
) -> Kept | None:
    way = WAYS.get(connection.vendor)
    here = connection.vendor != "sqlite" or "mode=memory" in _name()
    cache = getattr(request.config, "cache", None)
    return way(cache.mkdir(FOLDER)) if way and here and cache else None


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, migrated_before: Kept | None, django_db_blocker: Any
) -> None:
    """Before the database is made."""
    if migrated_before:
        with django_db_blocker.unblock():
            migrated_before.fill()


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: Any, migrated_before: Kept | None
) -> None:
    """After it was made."""
    if migrated_before:
        with django_db_blocker.unblock():
            migrated_before.keep()
        migrated_before.release()


def kept(config: pytest.Config) -> Path | None:
    """Where the database is kept, if these very migrations were run before."""
    cache = getattr(config, "cache", None)
    place = _place(cache.mkdir(FOLDER)) if cache else None
    return place if place and place.exists() else None


def _place(folder: Path) -> Path:
    return folder / f"{_migrations()}.sqlite3"


def _name() -> str:
    """The name of the database that the suite is about to make."""
    creation: Any = connection.creation
    return str(creation._get_test_db_name())


def _migrations() -> str:
    """A name for the migrations of all apps as they stand."""
    digest = hashlib.sha256(django.__version__.encode())
    for config in apps.get_app_configs():
        for source in sorted(Path(config.path, "migrations").glob("*.py")):
            digest.update(source.read_bytes())
    return digest.hexdigest()[:16]
