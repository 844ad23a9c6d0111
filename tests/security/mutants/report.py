"""What is told while a campaign runs, and what is left when it is over."""

import json
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from time import monotonic
from typing import TextIO

from tests.security.mutants.mutant import Mutant
from tests.security.mutants.trials import KILLED, Verdict


class Report:
    def __init__(
        self, killers: Mapping[str, str], path: Path | None = None, out: TextIO = sys.stderr
    ) -> None:
        self.total = 0
        self.killers = dict(killers)
        self.path = path
        self.out = out
        self.found: list[tuple[Mutant, Verdict]] = []
        self.start = self.said = monotonic()

    def traced(self, tests: int, failed: list[str]) -> None:
        """Say which tests fail without any mutant: they prove nothing."""
        self._say(f"{tests} tests in {monotonic() - self.start:.0f} s; {len(failed)} left out:")
        for each in failed:
            self._say(f"  {each}")

    def add(self, mutant: Mutant, verdict: Verdict) -> None:
        self.found.append((mutant, verdict))
        if verdict.result == KILLED:
            self.killers[mutant.name] = verdict.killer
        else:
            self._say(f"\nSURVIVED  {mutant}\n{verdict.killer}")
        if monotonic() - self.said > 15:
            self.said = monotonic()
            self._say(self.figures())
            self._write()

    def figures(self) -> str:
        killed = len(self.found) - len(self.survivors())
        seconds = monotonic() - self.start
        each = median([verdict.seconds for _, verdict in self.found] or [0])
        done = f"{len(self.found)}/{self.total} mutants, {killed} killed"
        return f"{done}, {seconds:.0f} s, {each:.1f} s for one"

    def survivors(self) -> list[Mutant]:
        return [mutant for mutant, verdict in self.found if verdict.result != KILLED]

    def finish(self) -> None:
        """The figures by kind, and every survivor with its diff."""
        every = Counter(mutant.kind for mutant, _ in self.found)
        left = Counter(mutant.kind for mutant in self.survivors())
        for kind, number in every.most_common():
            self._say(f"{kind:32} {number - left[kind]:5} of {number:5} killed")
        for mutant in self.survivors():
            self._say(f"\nSURVIVED  {mutant}")
        self._say(f"\n{self.figures()}, {len(self.survivors())} survived")
        self._write()

    def _write(self) -> None:
        """For the next run: who killed what, and what survived."""
        if self.path:
            survived = [mutant.name for mutant in self.survivors()]
            content = {"survived": survived, "killers": self.killers}
            self.path.write_text(json.dumps(content, indent=1, sort_keys=True))

    def _say(self, text: str) -> None:
        print(text, file=self.out, flush=True)
