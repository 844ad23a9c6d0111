"""The tool itself: it kills what a test holds, and finds the hole that tests leave."""

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from tests.security.mutants.living import Live
from tests.security.mutants.making import mutants_of
from tests.security.mutants.mutant import Mutant
from tests.security.mutants.pool import Job, Pool
from tests.security.mutants.sample import gate

ROOT = Path(gate.__file__).parents[4]
PATH = "tests/security/mutants/sample/gate.py"
TICKET = frozenset({"gate"})


def holes_left_open() -> None:
    """Tests of the gate that forget the hour at which it closes, and the age of eighteen."""
    inside: list[int] = []
    gate.enter(30, TICKET, 19, inside)
    gate.enter(17, TICKET, 19, inside)
    gate.enter(40, frozenset(), 19, inside)
    assert inside == [30]
    with pytest.raises(gate.Closed):
        gate.enter(30, TICKET, 21, inside)


def all_held() -> None:
    holes_left_open()
    inside: list[int] = []
    gate.enter(18, TICKET, 19, inside)
    assert inside == [18]
    with pytest.raises(gate.Closed):
        gate.enter(30, TICKET, 20, inside)


def run(answer: Connection, live: Live, mutant: Mutant, tests: Callable[[], None]) -> None:
    live.change(mutant)
    try:
        tests()
    except BaseException:
        answer.send("killed")
        return
    answer.send("survived")


def survivors(tests: Callable[[], None]) -> set[str]:
    """The mutants of the sample that these tests let live, by what they put there."""
    live, pool = Live(ROOT, [PATH]), Pool(2)
    for mutant in mutants_of(PATH, ROOT):
        if mutant.place != "CLOSES":
            context = multiprocessing.get_context("fork")
            pool.add(Job(mutant, context, run, (live, mutant, tests), 60))
    return {job.subject.name.partition(" + ")[2] for job in pool.run() if job.answers != ["killed"]}


@pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")
def test_survivors_are_the_holes_that_the_tests_leave() -> None:
    assert survivors(holes_left_open) == {
        "return age > 18 and 'gate' in tickets",
        "return age >= 19 and 'gate' in tickets",
        "if hour > CLOSES:",
    }


@pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")
def test_no_mutant_survives_where_every_check_is_tested() -> None:
    assert survivors(all_held) == set()


def sleep_for_ever(answer: Connection) -> None:
    multiprocessing.Event().wait()


def test_mutant_that_never_ends_is_stopped() -> None:
    pool = Pool(1)
    pool.add(Job("endless", multiprocessing.get_context("fork"), sleep_for_ever, (), 0.1))

    (job,) = pool.run()

    assert job.answers == []
    assert not job.process.is_alive()
