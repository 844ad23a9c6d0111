"""The page of the rules: all of them, in words, and nothing of any case."""

import re
from typing import Any

import pytest

from intranet.content.publication import BY_TABLE, label_of
from intranet.content.workflows.drawn import content_drawn
from intranet.content.workflows.tables import Workflow, case_workflows, content_workflows
from intranet.content.workflows.words import POWERS
from permissions.matrix import MATRIX
from permissions.publishing import PUBLISHING
from tests.intranet.desk.pages import page, statements
from tests.personas import Persona
from workflows.cases.models import Case

FLOWS = "/flussi/"
# A folder is only hidden and shown.
STEPS = {
    **BY_TABLE,
    "folder": [step for step in BY_TABLE["folder"] if step.name in {"hide", "show"}],
}


def rights(workflows: list[Workflow]) -> set[tuple[str, int, str, str]]:
    """Kind, number of the state, who, what: as the tables show it."""
    return {
        (each.key, number, str(who), str(line.power))
        for each in workflows
        for number, sheet in enumerate(each.sheets)
        for line in sheet.lines
        for who, held in zip(sheet.who, line.held, strict=True)
        if held
    }


@pytest.mark.parametrize(
    ("shown", "rules"), [(content_workflows(), PUBLISHING), (case_workflows(), MATRIX)]
)
def test_tables_show_every_right_there_is_and_no_other(shown: list[Workflow], rules: Any) -> None:
    assert rights(shown) == {
        (str(kind).replace(".", "-"), number, str(who.label), str(POWERS[name]))
        for kind, states in rules.items()
        for number, by in enumerate(states.values())
        for who, names in by.items()
        for name in names
    }


def test_powers_have_each_their_own_words() -> None:
    assert len({str(words) for words in POWERS.values()}) == len(POWERS)


@pytest.mark.parametrize("table", BY_TABLE)
def test_every_transition_stands_in_the_picture_and_in_the_table(table: str) -> None:
    drawn = content_drawn("it")[table]
    picture = " ".join(re.sub(r"<[^>]+>", " ", drawn.picture).split())

    ways = {
        (str(step.label), str(label_of(table, source)))
        for step in STEPS[table]
        for source in step.sources
        if source in PUBLISHING[table]
    }
    assert {(str(step.title), step.source) for step in drawn.steps} == ways
    assert all(label in picture for label, _source in ways)
    assert "da fare" not in picture


def test_page_has_the_flows_of_the_cases_and_no_case(case: Case, ada: Persona) -> None:
    text = page(ada, FLOWS)

    assert text.count("<svg") >= len(BY_TABLE) + 7
    assert "Percorso del fascicolo" in text
    for secret in (case.number, "Giulia", "Rossi"):
        assert secret not in text


def test_page_is_for_the_staff(people: dict[str, Persona]) -> None:
    for name in ("irene", "elsa", "furio"):
        page(people[name], FLOWS, status=404)
    for name in ("dino", "carla", "tina"):
        assert "Come lavora la casa" in page(people[name], FLOWS)


def test_page_asks_the_database_for_its_frame_alone(ada: Persona) -> None:
    assert statements(ada, FLOWS) == 6
