"""The worst texts, stored in every field of a case, before a browser that would run them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from time_machine import Traveller
from zeal import zeal_ignore

from tests.e2e.window import Window
from tests.personas import Persona
from tests.security.hostile.findings import Ledger
from tests.security.hostile.strings import worst
from tests.security.hostile.trials import Trials
from tests.security.hostile.world import World

pytestmark = pytest.mark.e2e

WHO = ("sara", "ada", "bruno", "irene", "elsa")


def test_hostile_words_run_in_no_browser(
    window: Callable[[str], Window], people: dict[str, Persona], clock: Traveller
) -> None:
    world = World(people, clock, Ledger())
    with zeal_ignore():
        write_everywhere(world)

    opened = sum(look_at_everything(window(name), world) for name in WHO)

    assert opened > 50


def write_everywhere(world: World) -> None:
    """The life of a case in hostile words, until the clerk is to answer; a draft of the answer."""
    strings = worst()
    for turn, moment in enumerate(world.moments()):
        trials = Trials(world, strings, moment)
        if moment.step == "acknowledge_report":
            trials.keep_draft(trials.hostile(turn))
            return
        sent = trials.send_hostile(turn)
        assert sent.answer.was_accepted, (moment, sent.told)


def look_at_everything(window: Window, world: World) -> int:
    """Open every page this person finds; what is typed into an address too. How many they were."""
    watch(window)
    with zeal_ignore():
        found = world.reader(window.who.user.username).wander()
    addresses = [
        address
        for address, answer in found.items()
        if answer.page and answer.status == 200 and not address.startswith("/accesso/")
    ]
    for address in addresses:
        window.opens(address)
        assert not has_run(window.page), address
    for text in worst()[::8]:
        window.page.goto("/casi/?cerca=" + text.arrives.replace("#", "%23").replace("&", "%26"))
        assert not has_run(window.page), text
    assert window.troubles == []
    return len(addresses)


def watch(window: Window) -> None:
    """A dialog that opens is a trouble."""

    def on_dialog(dialog: object) -> None:
        window.troubles.append(f"{window.page.url}: a dialog")

    window.page.on("dialog", on_dialog)


def has_run(page: Page) -> bool:
    return bool(page.evaluate("window.__pwned !== undefined"))
