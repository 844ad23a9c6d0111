"""The long command: many large networks, released, read and attacked, on every core.

    uv run python -m tests.security.disclosure [--networks 40] [--services 6] [--quarters 4]
        [--figures 4] [--seed N] [--processes N]

Each network is drawn from the seed and its number, so that a finding can be drawn again. It ends
with 1 if anything small is given away by a release, by two of them, or by all together.
"""

import argparse
import os
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from time import monotonic, process_time

from tests.security.disclosure.campaign import read, selections
from tests.security.disclosure.networks import Size, drawn
from tests.security.disclosure.reader import Reader
from tests.security.disclosure.targets import targets


@dataclass(frozen=True)
class Outcome:
    """What became of one network: figures to be added up, and findings."""

    seed: int
    figures: Counter[str]
    slowest: float
    findings: tuple[str, ...]


def attack(seed: int, size: Size) -> Outcome:
    """Release one network and read everything of it, each release, and every two. CPU seconds."""
    began = process_time()
    story = drawn(seed, size)
    shown = [*story.told()]
    protected = process_time() - began
    chosen = [*selections(shown)]
    found = [f"network {seed}: {leak}" for each in chosen for leak in read(story, each)]
    aims = targets(Reader(story))
    figures = Counter(
        {
            "releases": len(shown),
            "counts shown": sum(map(len, shown)),
            "counts to keep": len(aims),
            "attacks on one": len(chosen) * len(aims),
        }
    )
    return Outcome(seed, figures, protected, tuple(found))


def run(seeds: Iterable[int], size: Size, processes: int) -> int:
    """Attack every network, and tell. The exit code."""
    wanted = [*seeds]
    figures, findings, slowest = Counter[str](), list[str](), 0.0
    began = monotonic()
    for done, outcome in enumerate(_outcomes(wanted, size, processes), start=1):
        figures += outcome.figures
        findings += outcome.findings
        slowest = max(slowest, outcome.slowest)
        sys.stderr.write(f"\r{done:>5} of {len(wanted)} networks, {len(findings)} findings ")
        sys.stderr.flush()
    lines = [f"{name:>20}  {figure:>10}" for name, figure in figures.items()]
    lines.append(f"{'slowest to protect':>20}  {slowest:>10.1f} s of one core")
    lines.append(f"{'all together':>20}  {monotonic() - began:>10.1f} s")
    lines.append(f"{'findings':>20}  {len(findings):>10}")
    sys.stdout.write("\n".join(["", *lines, *findings[:100], ""]))
    return 1 if findings else 0


def _outcomes(seeds: list[int], size: Size, processes: int) -> Iterator[Outcome]:
    with ProcessPoolExecutor(processes) as pool:
        running = [pool.submit(attack, seed, size) for seed in seeds]
        for future in as_completed(running):
            yield future.result()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.security.disclosure")
    parser.add_argument("--networks", type=int, default=40)
    parser.add_argument("--services", type=int, default=6)
    parser.add_argument("--quarters", type=int, default=4, choices=range(1, 5))
    parser.add_argument("--figures", type=int, default=4)
    parser.add_argument("--cases", type=int, default=30)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randint(1, 10**6))
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    size = Size(asked.services, asked.quarters, asked.figures, cases=asked.cases)
    sys.stdout.write(f"seed {asked.seed}, {size}\n")
    sys.stdout.flush()
    return run(range(asked.seed, asked.seed + asked.networks), size, asked.processes)


if __name__ == "__main__":
    sys.exit(main())
