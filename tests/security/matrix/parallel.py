"""The whole matrix over every core, each worker with a copy of the database."""

import logging
import multiprocessing
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from typing import Any

import time_machine
from django.db import connection

from tests.security.matrix.catalogue import Catalogue
from tests.security.matrix.crawl import Crawler, asks_of, every_route
from tests.security.matrix.cut import share
from tests.security.matrix.policy import ask_policy
from tests.security.matrix.tally import Tally
from tests.security.world import World
from tests.security.world.building import world
from tests.security.world.cast import SUBJECTS, Subject
from tests.security.world.world import NOW

POLICY = "policy"
# Questions asked by one worker at a stretch.
SLICE = 400

Part = tuple[str, str, int]  # subject, route, which slice


@contextmanager
def migrated() -> Iterator[None]:
    """A throwaway database in which nobody is yet, and a clock that stands where the world does."""
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0)
    logging.disable(logging.CRITICAL)
    with time_machine.travel(NOW, tick=False):
        try:
            yield
        finally:
            connection.creation.destroy_test_db(name, verbosity=0)


@contextmanager
def populated() -> Iterator[None]:
    """A throwaway database that holds the world."""
    with migrated():
        the_world()
        yield


@contextmanager
def helpers(workers: int) -> Iterator[Any]:
    """Processes that tell the same world, each in a database of its own.

    They are forked before it is told here: whatever draws papers leaves threads behind, for which
    a child of this process would wait for ever.
    """
    multiprocessing.set_start_method("fork", force=True)
    for number in range(1, workers + 1):
        connection.creation.clone_test_db(suffix=str(number), verbosity=0)
    connection.close()
    numbers: multiprocessing.Queue[int] = multiprocessing.Queue()
    for number in range(1, workers + 1):
        numbers.put(number)
    with multiprocessing.Pool(workers, _begin, (numbers,)) as pool:
        yield pool


def results(pool: Any, one_in: int, after: int = 0) -> Iterator[Tally]:
    """The tally of each part `after` so many, as it is done; of the questions, one in so many."""
    yield from pool.imap_unordered(partial(_ask, one_in), list(_parts())[after:])


def planned() -> int:
    return sum(1 for _ in _parts())


@cache
def the_world() -> World:
    return world()


@cache
def the_catalogue() -> Catalogue:
    return Catalogue(the_world())


def _parts() -> Iterator[Part]:
    for subject in SUBJECTS:
        yield subject.name, POLICY, 0
    for route in every_route():
        # A visitor has no key to ask with; all others are asked the same.
        asked = [list(asks_of(subject, route, the_catalogue())) for subject in SUBJECTS[:2]]
        questions = max(map(len, asked))
        for start in range(0, questions, SLICE):
            for subject in SUBJECTS:
                yield subject.name, route, start


def _begin(numbers: Any) -> None:
    connection.creation.setup_worker_connection(numbers.get())
    the_world()


def _ask(one_in: int, part: Part) -> Tally:
    name, route, start = part
    subject = _subject(name)
    if route == POLICY:
        return ask_policy(subject, the_world(), the_catalogue())
    asks = list(asks_of(subject, route, the_catalogue()))[start : start + SLICE]
    return Crawler(subject, the_world(), the_catalogue()).crawl(share(asks, one_in))


def _subject(name: str) -> Subject:
    return next(subject for subject in SUBJECTS if subject.name == name)


def cores() -> int:
    return len(os.sched_getaffinity(0))
