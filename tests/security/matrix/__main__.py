"""Everybody asks for everything: `uv run python -m tests.security.matrix [--one-in N] [--after N]`.

Prints what was checked and what was found; ends with 1 if anything was found.
"""

import argparse
import os
import sys
import time
from collections import Counter
from typing import Any

SHOWN = 20


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--workers", type=int, default=0, help="processes; all cores if 0")
    options.add_argument("--one-in", type=int, default=1, help="of the questions, one in so many")
    options.add_argument("--after", type=int, default=0, help="parts asked before it broke off")
    chosen = options.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "intranet.settings.testing"
    import django

    django.setup()
    return _run(chosen.workers, chosen.one_in, chosen.after)


def _run(workers: int, one_in: int, after: int) -> int:
    from tests.security.matrix.parallel import cores, helpers, migrated, planned, results
    from tests.security.matrix.policy import missing_rows
    from tests.security.matrix.tally import Tally

    began, total, last = time.monotonic(), Tally(), 0.0
    with migrated(), helpers(workers or cores()) as pool:
        for words in missing_rows():
            total.find("missing row", words)
        parts = planned()
        _say(f"the world is told in {time.monotonic() - began:.0f} s; {parts} parts to ask")
        for done, tally in enumerate(results(pool, one_in, after), start=after + 1):
            total.add(tally)
            for kind, words in tally.findings[:SHOWN]:
                _say(f"{kind}: {words}")
            if time.monotonic() - last > 10 or done == parts:
                last = time.monotonic()
                seconds = last - began
                found = len(total.findings)
                _say(f"{done}/{parts}  {total.total} checks  {found} findings  {seconds:.0f} s")
    _report(total, time.monotonic() - began)
    return 1 if total.findings else 0


def _report(total: Any, seconds: float) -> None:
    for what, count in sorted(total.checks.items()):
        _say(f"{count:>9}  {what}")
    _say(f"{total.total:>9}  checks in {seconds:.0f} s")
    kinds = Counter(kind for kind, _ in total.findings)
    for kind in ("leak", "closed door", "failure", "write", "missing row"):
        _say(f"{kinds[kind]:>9}  {kind}")
        distinct = dict.fromkeys(words for each, words in total.findings if each == kind)
        for words in list(distinct)[:SHOWN]:
            _say(f"           {words}")


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
