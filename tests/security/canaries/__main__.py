"""Everybody opens everything: `uv run python -m tests.security.canaries`.

Prints what was met and what was found; ends with 1 if anything was found.
"""

import os
import sys
import time


def main() -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "intranet.settings.testing"
    import django

    django.setup()
    return _run()


def _run() -> int:
    from tests.security.canaries.campaign import Campaign
    from tests.security.matrix.parallel import populated

    began = time.monotonic()
    with populated():
        campaign = Campaign()
        _say(f"{campaign.secrets} secrets are told in {time.monotonic() - began:.0f} s")
        for words in campaign.steps():
            _say(f"{words}  {time.monotonic() - began:.0f} s")
    for words in campaign.findings:
        _say(f"FOUND {words}")
    _say(f"{campaign.meetings} meetings, {len(campaign.findings)} findings")
    return 1 if campaign.findings else 0


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
