"""The long command: thousands of submissions, on a database made for it and thrown away.

    uv run python -m tests.security.races [--submissions 2000] [--seed N]
    .ci/postgres uv run python -m tests.security.races

SQLite in a file, or the PostgreSQL of DATABASE_URL, in a database of its own. It ends with 1 if
anything was doubled, lost, left without a word or answered 500, or does not hold afterwards.
"""

import argparse
import logging
import os
import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django
import time_machine


@contextmanager
def throwaway_database() -> Iterator[None]:
    """The tables in an empty database of the test's own name, dropped at the end."""
    from django.db import connection

    with tempfile.TemporaryDirectory() as folder:
        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = str(Path(folder) / "races.sqlite3")
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            yield
        finally:
            connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


def run(submissions: int, seed: int) -> int:
    """Race until there are enough submissions and every human task was raced. The exit code."""
    from tests.personas import MONDAY
    from tests.security.races import roads
    from tests.security.races.campaign import Campaign, never_raced
    from tests.security.races.crowd import as_served
    from tests.security.races.soundness import everything_unsound
    from tests.security.races.town import people_the_town

    if missing := roads.unreadable():
        return _report({}, missing)
    rng = random.Random(seed)  # noqa: S311  (it draws who comes, and keeps no secret)
    with as_served(), time_machine.travel(MONDAY, tick=False) as clock:
        told = _progress(submissions)
        town = people_the_town()
        campaign = Campaign(town, clock, rng, lambda: rng.randint(2, 8), rng.choice, told=told)
        _live_until(campaign, submissions)
        tally = campaign.tally
        tally.findings += [*never_raced(tally), *everything_unsound()]
        return _report(tally.figures(), tally.findings)


def _live_until(campaign: Any, submissions: int) -> None:
    """Three cases at a time, from the order to the end, and the scenes of opposite acts."""
    from tests.security.races.campaign import Stuck, never_raced
    from tests.security.races.opposites import play

    def enough() -> bool:
        return campaign.tally.submissions >= submissions and not never_raced(campaign.tally)

    try:
        while not enough() and campaign.tally.submissions < 2 * submissions:
            for _ in range(3):
                campaign.open_case()
            campaign.live(enough)
            play(campaign, times=1)
    except Stuck as stuck:
        campaign.tally.findings.append(f"stopped: {stuck}")


def _progress(submissions: int) -> Any:
    def tell(tally: Any) -> None:
        done, found = tally.submissions, len(tally.findings)
        sys.stderr.write(f"\r{done:>6} of {submissions} submissions, {found} findings ")
        sys.stderr.flush()

    return tell


def _report(figures: dict[str, int], findings: list[str]) -> int:
    lines = [f"{name:>20}  {figure}" for name, figure in figures.items()]
    sys.stdout.write("\n".join(["", *lines, *findings[:100], ""]))
    return 1 if findings else 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.security.races")
    parser.add_argument("--submissions", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randint(1, 10**6))
    asked = parser.parse_args()
    sys.stdout.write(f"seed {asked.seed}\n")
    os.environ["DJANGO_SETTINGS_MODULE"] = "intranet.settings.testing"
    django.setup()
    logging.getLogger("django.request").setLevel(logging.CRITICAL)
    with throwaway_database():
        return run(asked.submissions, asked.seed)


if __name__ == "__main__":
    sys.exit(main())
