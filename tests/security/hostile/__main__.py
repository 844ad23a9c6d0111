"""The long run: every text through every field, then everything opened by everybody.

`uv run python -m tests.security.hostile [--jobs 2] [--texts 289] [--steps draft_report …]`
"""

import argparse
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "intranet.settings.testing"


def main() -> int:
    """Run what the command line asks; 1 if anything was found."""
    from tests.security.hostile.findings import Ledger
    from tests.security.hostile.strings import every

    asked = _asked(len(every()))
    shares = [list(range(start, asked.texts, asked.jobs)) for start in range(asked.jobs)]
    with ProcessPoolExecutor(asked.jobs, mp_context=get_context("spawn")) as pool:
        ledgers = list(pool.map(run, shares, [asked.steps] * asked.jobs))
    whole = Ledger()
    for ledger in ledgers:
        whole.add(ledger)
    whole.figures["texts"] = asked.texts
    sys.stdout.write(whole.summary() + "\n")
    return 1 if whole.found else 0


def run(rounds: list[int], steps: list[str] | None) -> Any:
    """One life in hostile words, each of its forms tried with these rounds; its figures."""
    import django

    django.setup()
    from intranet.portal.demo.people import add_people
    from tests.personas import Persona
    from tests.security.hostile.campaign import Campaign
    from tests.security.hostile.findings import Ledger
    from tests.security.hostile.strings import every
    from tests.security.hostile.throwaway import throwaway
    from tests.security.hostile.world import World

    ledger = Ledger(loud=True)
    with throwaway() as clock:
        people = {name: Persona(user) for name, user in add_people().items()}
        Campaign(World(people, clock, ledger), every(), rounds, steps).run()
    return ledger


def _asked(texts: int) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=f"python -m {Path(__file__).parent.name}")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--texts", type=int, default=texts, help="how many of them")
    parser.add_argument("--steps", nargs="*", help="only the forms of these steps")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
