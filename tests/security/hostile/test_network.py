"""Hostile words through the forms of the coordination table are only words, in its files too."""

import pytest
from time_machine import Traveller
from zeal import zeal_ignore

from tests.personas import Persona
from tests.security.hostile.findings import Ledger
from tests.security.hostile.network import FORMS, TableTrials
from tests.security.hostile.strings import few, worst


@pytest.mark.alike
@pytest.mark.long
def test_hostile_words_of_the_table_are_only_words(
    people: dict[str, Persona], clock: Traveller
) -> None:
    ledger = Ledger()
    strings = (*worst(8), *few(12, longest=2_000))

    with zeal_ignore():
        TableTrials(people, strings, ledger).run((0,))

    assert [str(finding) for finding in ledger.found.values()] == []
    assert {route for route, _name in ledger.fields} == {route for _who, route in FORMS}
    assert ledger.figures["pages of the table opened"] > 200
