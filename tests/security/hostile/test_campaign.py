"""The small campaign: one short life in hostile words, everything opened, every way knocked at."""

import pytest
from time_machine import Traveller
from zeal import zeal_ignore

from tests.personas import Persona
from tests.security.hostile.campaign import Campaign
from tests.security.hostile.findings import Ledger
from tests.security.hostile.strings import every, few
from tests.security.hostile.world import World
from workflows.engine.nodes import HumanTask
from workflows.processes.forms.base import TaskForm
from workflows.processes.views.found import FLOWS

LOOKS = ("draft_report 0",)


@pytest.mark.long
def test_hostile_words_are_only_words(people: dict[str, Persona], clock: Traveller) -> None:
    ledger = Ledger()
    world = World(people, clock, ledger, is_short=True)

    with zeal_ignore():
        Campaign(world, few(), rounds=(0,), looks=LOOKS).run()

    assert [str(finding) for finding in ledger.found.values()] == []
    assert text_fields() - ledger.fields == set()
    assert ledger.figures["PDFs reopened"] == 1


def test_there_are_enough_texts_and_none_twice() -> None:
    texts = every()

    assert len(texts) >= 200
    assert len({each.sent for each in texts}) == len(texts)


def text_fields() -> set[tuple[str, str]]:
    """Every field of words that a human task asks for, by its step."""
    nodes = (node for flow in FLOWS for node in flow.instance.nodes())
    return {
        (node.name, name)
        for node in nodes
        if isinstance(node, HumanTask) and issubclass(node.form, TaskForm)
        for name, field in node.form.base_fields.items()
        if type(field).__name__ == "CharField"
    }
