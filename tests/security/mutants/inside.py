"""The campaign in the copy: choose the mutants, load the suite, run, and tell."""

import json
import random
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.security.mutants import trials
from tests.security.mutants.campaign import Campaign
from tests.security.mutants.equivalents import without_equivalents
from tests.security.mutants.making import mutants_of
from tests.security.mutants.mutant import Mutant
from tests.security.mutants.policies import policies
from tests.security.mutants.report import Report
from tests.security.mutants.targets import is_wanted, targets
from tests.security.mutants.touched import Watch
from tests.security.mutants.wishes import Wishes

OPTIONS = [*trials.OPTIONS, "--capture=sys"]


def run(wishes: Wishes, root: Path) -> int:
    """The exit code of the command."""
    before = json.loads(Path(wishes.since_file).read_text()) if wishes.since_file else {}
    watch = Watch(root, targets(root))
    watch.everything()
    killers = before.get("killers", {})
    report = Report(killers, Path(wishes.report) if wishes.report else None)
    wanted = partial(wanted_mutants, wishes, root, frozenset(killers))
    campaign = Campaign(root, watch, wanted, report, wishes.workers, wishes.longest)
    code = pytest.main([*OPTIONS, *wishes.tests], plugins=[campaign])
    report.finish()
    return 1 if code or report.survivors() else 0


def wanted_mutants(wishes: Wishes, root: Path, killed: frozenset[str]) -> list[Mutant]:
    """What the wishes leave of all there are, without those that no test can kill."""
    every = every_mutant(root, tuple(wishes.only), all_policies=wishes.policies)
    found = [mutant for mutant in every if mutant.name not in killed]
    found = without_equivalents(found)
    if wishes.sample:
        random.Random(wishes.seed).shuffle(found)  # noqa: S311  (a lot, not a secret)
    return found[: wishes.sample or None]


def every_mutant(
    root: Path, only: tuple[str, ...], *, all_policies: bool = False
) -> Iterator[Mutant]:
    """Of the text of the modules, and of what they declare; `only` of these, unless empty."""
    for path in targets(root):
        if not only or path.startswith(only):
            for mutant in mutants_of(path, root):
                if is_wanted(mutant.kind, path, mutant.place):
                    yield mutant
    everywhere = all_policies or not only
    yield from (each for each in policies() if everywhere or each.path.startswith(only))


if __name__ == "__main__":
    sys.exit(run(Wishes.of(sys.argv[1]), Path.cwd()))
