"""One mutant against some tests, in a process of its own that then ends."""

import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

import pytest
from _pytest.runner import runtestprotocol
from django.test import override_settings

from tests.security.mutants.living import Unchangeable

# Why a test failed is nobody's question: to tell it takes longer than most tests.
OPTIONS = ["-n", "0", "-q", "-p", "no:cacheprovider", "--tb=native", "--assert=plain"]

SURVIVED, KILLED, UNCHANGEABLE = "survived", "killed", "unchangeable"


class Verdict(NamedTuple):
    result: str
    killer: str = ""  # the test that failed
    seconds: float = 0.0


def passes(session: pytest.Session, item: pytest.Item) -> bool:
    """Run one test; what the whole session shares stays up for the next."""
    # pytest asks what comes next only to know what to take down: all below the session.
    reports = runtestprotocol(item, log=False, nextitem=session)  # type: ignore[arg-type]
    return not any(report.failed for report in reports)


def live(
    answer: Connection, session: pytest.Session, change: Callable[[], None], tests: Iterable[int]
) -> None:
    """Change the product as it runs, and stop at the first test that fails."""
    start = perf_counter()
    _own_files()
    try:
        change()
    except Unchangeable:
        answer.send(Verdict(UNCHANGEABLE))
        return
    for test in tests:
        item = session.items[test]
        if not _passes_or_ends(session, item):
            answer.send(Verdict(KILLED, item.nodeid, perf_counter() - start))
            return
    answer.send(Verdict(SURVIVED, seconds=perf_counter() - start))


def _passes_or_ends(session: pytest.Session, item: pytest.Item) -> bool:
    try:
        return passes(session, item)
    except BaseException:  # what ends a run ends a mutant
        return False


def _own_files() -> None:
    """Papers are stored apart from those of the mutants that run beside this one."""
    override_settings(MEDIA_ROOT=Path(tempfile.mkdtemp(prefix="media-"))).enable()
    silence()


def silence() -> None:
    """Nothing that a test prints belongs to the report."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)


def trace(answer: Connection, session: pytest.Session, watch: Any, tests: Iterable[int]) -> None:
    """Run tests on the product as it is: the lines and the seconds of each, None if it failed."""
    _own_files()
    watch.functions_alone()
    for test in tests:
        watch.taken()
        start = perf_counter()
        passed = _passes_or_ends(session, session.items[test])
        answer.send((test, watch.taken(), perf_counter() - start if passed else None))


def turned(
    answer: Connection,
    session: pytest.Session,
    changes: Sequence[Callable[[], None]],
    tests: Sequence[int],
) -> None:
    """Many changes that undo themselves when made again, one after another: a verdict on each."""
    _own_files()
    for change in changes:
        start = perf_counter()
        change()
        failed = (
            session.items[test].nodeid
            for test in tests
            if not _passes_or_ends(session, session.items[test])
        )
        killer = next(failed, "")
        change()
        result = KILLED if killer else SURVIVED
        answer.send(Verdict(result, killer, perf_counter() - start))
