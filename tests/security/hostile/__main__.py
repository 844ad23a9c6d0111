"""The long run: every text through every field, then everything opened by everybody.

`uv run python -m tests.security.hostile [--jobs 2] [--texts 289] [--parts site …]
[--steps draft_report …]`
"""

import argparse
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from tests.security.hostile.findings import Ledger
from tests.security.hostile.share import PARTS, run
from tests.security.hostile.strings import every


def main() -> int:
    """Run what the command line asks; 1 if anything was found."""
    asked = _asked(len(every()))
    shares = [list(range(start, asked.texts, asked.jobs)) for start in range(asked.jobs)]
    with ProcessPoolExecutor(asked.jobs, mp_context=get_context("spawn")) as pool:
        each = partial(run, parts=asked.parts, steps=asked.steps)
        ledgers = list(pool.map(each, shares))
    whole = Ledger()
    for ledger in ledgers:
        whole.add(ledger)
    whole.figures["texts"] = asked.texts
    sys.stdout.write(whole.summary() + "\n")
    return 1 if whole.found else 0


def _asked(texts: int) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=f"python -m {Path(__file__).parent.name}")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--texts", type=int, default=texts, help="how many of them")
    parser.add_argument("--parts", nargs="*", choices=PARTS, default=PARTS)
    parser.add_argument("--steps", nargs="*", help="only the forms of these steps")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
