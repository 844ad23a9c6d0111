"""The table speaks of everything there is, and of nothing that is not."""

from collections.abc import Iterable

import pytest

from intranet.content.publication import BY_TABLE
from intranet.desk.case.sections import SECTIONS
from permissions.publishing import PUBLISHING
from permissions.roles import Role
from tests.security.matrix import table
from tests.security.matrix.crawl import every_route
from tests.security.matrix.doors import is_door
from tests.security.matrix.network_doors import is_at_table
from tests.security.matrix.policy import missing_rows
from tests.security.matrix.rights import RULES
from workflows.engine.nodes import HumanTask
from workflows.processes.views.found import FLOWS

# What one may be to a case besides holding a role in its offices.
WORDS = {*Role, "emergency", "granted", "called", "mediator", "head+asked", "operator+open"}


def test_every_route_has_its_row() -> None:
    assert table.listed("routes", "route") == set(every_route())


def test_every_human_node_has_its_row() -> None:
    nodes = {
        node.name for flow in FLOWS for node in flow.instance.nodes() if isinstance(node, HumanTask)
    }

    assert table.listed("nodes", "node") == nodes


def test_every_section_has_its_row() -> None:
    assert table.listed("sections", "section") == {section.slug for section in SECTIONS}


@pytest.mark.django_db
def test_every_model_and_permission_has_its_row() -> None:
    assert missing_rows() == []


def test_a_route_without_a_row_says_what_to_write() -> None:
    with pytest.raises(table.MissingRow) as missing:
        table.route("nuova-pagina/")

    assert "nuova-pagina/" in missing.value.message
    assert "tables/routes.csv" in missing.value.message


def test_rows_name_readers_that_there_can_be() -> None:
    named = set(_who("records")) | set(_who("sections")) | set(_who("nodes")) | set(_who("powers"))

    assert {word.removeprefix("new+") for word in named} - WORDS == set()


def test_routes_open_by_a_rule_that_there_is() -> None:
    powers = table.listed("powers", "power")
    rules = {rule for rule in table.listed("routes", "opens") if not is_door(rule)}
    rules = {rule for rule in rules if not is_at_table(rule)}

    assert rules - powers - set(RULES) == {"section", "signed_in", "library", "key"}


def test_every_transition_is_the_one_written_down() -> None:
    written = {
        (row["kind"], row["transition"], state, f"content.{row['needs']}")
        for row in table.rows("transitions")
        for state in row["from"].split()
    }

    there = {
        (kind, step.name, str(state), step.permission)
        for kind, steps in BY_TABLE.items()
        for step in steps
        for state in step.sources
        if any(step.permission in held for held in PUBLISHING[kind].get(state, {}).values())
    }
    assert there == written


def test_each_row_is_said_once() -> None:
    for file, columns in KEYS.items():
        keys = [tuple(row[column] for column in columns) for row in table.rows(file)]
        assert sorted(set(keys)) == sorted(keys), file


KEYS = {
    "records": ("model", "which", "state"),
    "sections": ("section", "state"),
    "nodes": ("node",),
    "powers": ("power", "on", "state"),
    "routes": ("route",),
    "unread": ("model",),
    "fields": ("field",),
    "content": ("kind", "state", "standing"),
    "transitions": ("kind", "transition"),
    "network": ("kind", "state", "who"),
    "network_parts": ("model", "which"),
}


def _who(file: str) -> Iterable[str]:
    return (word for row in table.rows(file) for word in row["who"].split())
