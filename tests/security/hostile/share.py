"""One process of the long run: a life of its own, in a database of its own."""

import os
import traceback
from collections.abc import Collection

from tests.security.hostile.findings import Ledger
from tests.security.hostile.strings import every

PARTS = ("life", "site", "table")


def run(rounds: list[int], parts: Collection[str], steps: Collection[str] | None) -> Ledger:
    """These parts of the house in hostile words, each form tried with these rounds; its figures.

    `steps` are those of the life whose forms are tried, or all of them.
    """
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "intranet.settings.testing"
    django.setup()
    from intranet.portal.demo.people import add_people
    from tests.personas import Persona
    from tests.security.hostile.campaign import Campaign
    from tests.security.hostile.network import TableTrials
    from tests.security.hostile.site import SiteTrials
    from tests.security.hostile.throwaway import throwaway
    from tests.security.hostile.world import World

    ledger = Ledger(loud=True)
    with throwaway() as clock:
        people = {name: Persona(user) for name, user in add_people().items()}
        try:
            if "life" in parts:
                Campaign(World(people, clock, ledger), every(), rounds, steps).run()
            if "site" in parts:
                SiteTrials(people, every(), ledger).run(rounds)
            if "table" in parts:
                TableTrials(people, every(), ledger).run(rounds)
        except Exception as fall:
            # What a life could not go on from is a finding too; the figures so far are kept.
            ledger.find("fell", type(fall).__name__, traceback.format_exc()[-400:])
    return ledger
