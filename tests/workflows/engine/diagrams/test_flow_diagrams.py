"""The command that writes the committed diagrams and holds them to the flows."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from workflows.engine.diagrams.documents import documents_of

SAMPLES = "tests.workflows.engine.diagrams.samples"


def diagrams(folder: Path, *, check: bool = False) -> None:
    call_command("flow_diagrams", package=SAMPLES, folder=folder, check=check)


def test_each_flow_is_written_under_the_name_of_its_module(tmp_path: Path) -> None:
    diagrams(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["visit.bpmn"]
    diagrams(tmp_path, check=True)


def test_changed_diagram_is_named_and_left_alone(tmp_path: Path) -> None:
    diagrams(tmp_path)
    (tmp_path / "visit.bpmn").write_text("changed")

    with pytest.raises(CommandError, match=r"visit\.bpmn"):
        diagrams(tmp_path, check=True)

    assert (tmp_path / "visit.bpmn").read_text() == "changed"


def test_missing_diagram_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"visit\.bpmn"):
        diagrams(tmp_path, check=True)


def test_diagram_whose_flow_is_gone_is_named_then_removed(tmp_path: Path) -> None:
    diagrams(tmp_path)
    (tmp_path / "gone.bpmn").write_text("")

    with pytest.raises(CommandError, match=r"gone\.bpmn"):
        diagrams(tmp_path, check=True)
    diagrams(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["visit.bpmn"]


def test_module_with_two_flows_is_refused() -> None:
    with pytest.raises(ValueError, match="more than one flow"):
        documents_of("tests.workflows.engine.diagrams.crowded")
