"""The campaign: a pytest plugin that runs the suite against mutants instead of running it."""

import gc
import multiprocessing
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from itertools import batched, zip_longest
from pathlib import Path

import pytest

from tests.security.mutants import loading, trials
from tests.security.mutants.choosing import Choice
from tests.security.mutants.living import Live, module_of
from tests.security.mutants.mutant import Mutant, Way
from tests.security.mutants.pool import Job, Pool
from tests.security.mutants.report import Report
from tests.security.mutants.touched import Lines, Watch, by_line

FORK = multiprocessing.get_context("fork")
# A clean process, with what is heavy already imported, from which each new one is forked.
ANEW = multiprocessing.get_context("forkserver")
# A test that takes this many times as long as it did hangs.
PATIENCE = 8
# Cells of the matrix that one process turns.
TOGETHER = 250
# Tests tried first where the product is loaded anew: to collect all takes longer than most run.
LIKELIEST = 10


class Campaign:
    """Runs every test once, then those that may kill each of the mutants."""

    def __init__(
        self,
        root: Path,
        watch: Watch,
        mutants: Callable[[], list[Mutant]],
        report: Report,
        workers: int,
        longest: float = 0,
    ) -> None:
        self.root = root
        self.watch = watch
        self.mutants = mutants
        self.report = report
        self.workers = workers
        self.longest = longest
        self.database = str(root / "mutants.sqlite3")
        ANEW.set_forkserver_preload([*loading.HEAVY, loading.__name__])

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        for path in self.watch.names.values():
            import_module(module_of(path))  # also what is loaded only when it is asked for
        at_import = self.watch.taken()
        from tests.stages import lived

        lived.closed = True  # a test that copies a stage does not run what led there
        _warm_up(session, self.database)
        at_first = self.watch.taken()
        self.live = Live(self.root, self.watch.names.values())
        mutants = self.mutants()
        self.report.total = len(mutants)
        choice = self._trace(session, at_import, at_first)
        # What is here now is shared with every process to come, and never looked at again.
        gc.freeze()
        pool = Pool(self.workers)
        cells = [mutant for mutant in mutants if is_cell(mutant)]
        for batch in batched(cells, TOGETHER, strict=False):
            self._enter_cells(pool, session, choice, batch)
        for mutant in mutants:
            if not is_cell(mutant):
                self._enter(pool, session, choice, mutant)
        for job in pool.run():
            self._judge(pool, session, choice, job)
        return True

    def _trace(self, session: pytest.Session, at_import: Lines, at_first: Lines) -> Choice:
        """Run every test as it is: what it runs, and how long."""
        pool, numbers = Pool(self.workers), range(len(session.items))
        for worker in range(self.workers):
            share = numbers[worker :: self.workers]
            values = (session, self.watch, share)
            pool.add(Job("trace", FORK, trials.trace, values, seconds=3600))
        found = [answer for job in pool.run() for answer in job.answers]
        failed = [session.items[test].nodeid for test, _, seconds in found if seconds is None]
        self.report.traced(len(found), failed)
        return Choice(
            [item.nodeid for item in session.items],
            by_line({test: lines for test, lines, _ in found}),
            at_import,
            at_first,
            {test: seconds for test, _, seconds in found if seconds is not None},
            self.report.killers,
            self.longest,
        )

    def _enter(self, pool: Pool, session: pytest.Session, choice: Choice, mutant: Mutant) -> None:
        if choice.is_to_be_loaded(mutant):
            pool.add(self._anew(choice, mutant))
        elif tests := choice.tests(mutant):
            values = (session, partial(self.live.change, mutant), tests)
            # What was loaded before may hide a change of the text: only loading it anew is proof.
            then = None if mutant.way is Way.POLICY else partial(self._anew, choice, mutant)
            pool.add(Job(mutant, FORK, trials.live, values, _patience(choice, tests), then))
        else:
            self.report.add(mutant, trials.Verdict(trials.SURVIVED, "no test runs it"))

    def _anew(self, choice: Choice, mutant: Mutant, *, all_of_them: bool = False) -> Job:
        tests, then = choice.tests(mutant), None
        if not all_of_them and len(tests) > LIKELIEST:
            tests = tests[:LIKELIEST]
            then = partial(self._anew, choice, mutant, all_of_them=True)
        names = [choice.nodes[test] for test in tests]
        module = module_of(mutant.path)
        path = str(self.root / mutant.path)
        values = (module, path, mutant.source, names, self.database)
        return Job(mutant, ANEW, loading.anew, values, 60 + _patience(choice, tests), then)

    def _enter_cells(
        self, pool: Pool, session: pytest.Session, choice: Choice, cells: Sequence[Mutant]
    ) -> None:
        """Cells are turned one after another before the tests that are a table of them."""
        tests = choice.tables()
        changes = [cell.exchange for cell in cells]
        values = (session, changes, tests)
        pool.add(Job(list(cells), FORK, trials.turned, values, 3600))

    def _judge(self, pool: Pool, session: pytest.Session, choice: Choice, job: Job) -> None:
        if isinstance(job.subject, list):
            for cell, verdict in zip_longest(job.subject, job.answers):
                if verdict and verdict.result == trials.KILLED:
                    self.report.add(cell, verdict)
                else:
                    self._enter(pool, session, choice, cell)
            return
        stopped = trials.Verdict(trials.KILLED, "it did not end")
        mutant, verdict = job.subject, job.answers[-1] if job.answers else stopped
        if verdict.result == trials.KILLED:
            choice.remember(mutant, verdict.killer)
        elif job.then:
            pool.add(job.then())
            return
        self.report.add(mutant, verdict)


def is_cell(mutant: Mutant) -> bool:
    return mutant.kind.startswith("cell: ")


def _patience(choice: Choice, tests: list[int]) -> float:
    return 20 + PATIENCE * sum(choice.seconds[test] for test in tests)


def _warm_up(session: pytest.Session, database: str) -> None:
    """Make the database and load the pages; keep a copy of the database, as it is before a test."""
    from django.db import connection
    from django.urls import get_resolver

    first = next(item for item in session.items if "db" in getattr(item, "fixturenames", ()))
    assert trials.passes(session, first), first.nodeid
    Path(database).unlink(missing_ok=True)
    # The connection itself: pytest lets nobody ask Django's outside a test.
    connection.connection.execute("VACUUM INTO ?", [database])
    assert get_resolver().url_patterns
