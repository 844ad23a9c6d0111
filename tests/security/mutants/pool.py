"""A few processes at once, one for each mutant; those that never end are stopped."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from time import monotonic
from typing import Any


@dataclass
class Job:
    """Work for a process: `target(answer, *values)` sends what it finds, and closes."""

    subject: Any
    context: Any  # of multiprocessing: it forks, or begins anew
    target: Callable[..., None]
    values: tuple[Any, ...]
    seconds: float  # after which it is stopped
    then: Callable[[], "Job"] | None = None  # the next, where this one proves nothing
    answers: list[Any] = field(default_factory=list)
    process: Any = None
    deadline: float = 0.0

    def start(self) -> Connection:
        ours, theirs = self.context.Pipe(duplex=False)
        self.process = self.context.Process(target=self.target, args=(theirs, *self.values))
        self.process.start()
        theirs.close()
        self.deadline = monotonic() + self.seconds
        return ours

    def end(self) -> None:
        self.process.kill()
        self.process.join()


class Pool:
    """Runs jobs, at most `workers` at once; more may be added while it runs."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self.waiting: deque[Job] = deque()
        self.running: dict[Connection, Job] = {}

    def add(self, job: Job) -> None:
        self.waiting.append(job)

    def run(self) -> Iterator[Job]:
        """Each job when it is over. One that was stopped, or died, has no answers, or not all."""
        try:
            while self.waiting or self.running:
                while self.waiting and len(self.running) < self.workers:
                    job = self.waiting.popleft()
                    self.running[job.start()] = job
                yield from self._ended()
        finally:
            for job in self.running.values():
                job.end()

    def _ended(self) -> Iterator[Job]:
        ready = wait(list(self.running), timeout=1)
        for pipe, job in list(self.running.items()):
            over = monotonic() > job.deadline
            if pipe in ready:
                over = not _hear(pipe, job.answers) or over
            if over:
                job.end()
                del self.running[pipe]
                yield job


def _hear(pipe: Any, answers: list[Any]) -> bool:
    """Take one answer; whether more may come."""
    try:
        answers.append(pipe.recv())
    except EOFError:
        return False
    return True
