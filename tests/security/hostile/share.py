"""One process of the long run: a life of its own, in a database of its own."""

import os
import traceback

from tests.security.hostile.findings import Ledger
from tests.security.hostile.strings import every


def run(rounds: list[int], steps: list[str] | None) -> Ledger:
    """One life in hostile words, each of its forms tried with these rounds; its figures."""
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
            Campaign(World(people, clock, ledger), every(), rounds, steps).run()
            SiteTrials(people, every(), ledger).run(rounds)
            TableTrials(people, every(), ledger).run(rounds)
        except Exception as fall:
            # What a life could not go on from is a finding too; the figures so far are kept.
            ledger.find("fell", type(fall).__name__, traceback.format_exc()[-400:])
    return ledger
