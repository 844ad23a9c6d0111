"""The heads of all chains, kept in a file: one line each, and each stands in the log."""

from datetime import UTC
from pathlib import Path

import pytest
from time_machine import Traveller

from permissions.anchors import anchor, check_since
from permissions.audit import record
from permissions.models import AuditEvent
from tests.permissions.events import events
from tests.personas import MONDAY, Persona
from workflows.cases.models import Case


@pytest.fixture
def anchors(case: Case, other_case: Case, ada: Persona, clock: Traveller, tmp_path: Path) -> Path:
    """A file with the heads of two cases: the first was written to last."""
    for each in (case, other_case, case):
        record("sample.seen", each, ada.user)
    clock.shift(0.25)
    file = tmp_path / "anchors.txt"
    anchor(file)
    return file


def lines_of(file: Path) -> list[str]:
    return [line for line in file.read_text().splitlines() if " cases.case " in line]


def test_line_says_when_and_where_a_chain_ended(
    anchors: Path, case: Case, other_case: Case
) -> None:
    moment = MONDAY.astimezone(UTC).isoformat()

    assert lines_of(anchors) == [
        f"{moment} cases.case {each.pk} {number} {events(each)[number - 1].digest}"
        for each, number in ((case, 2), (other_case, 1))
    ]


def test_chains_are_counted(anchors: Path) -> None:
    assert anchor(anchors) == AuditEvent.objects.filter(sequence=1).count()


@pytest.mark.parametrize(
    ("part", "other"),
    [(1, "permissions.case"), (1, "cases.visit"), (2, "404"), (3, "404"), (4, "0" * 64)],
)
def test_line_of_which_one_part_is_another_is_missed(anchors: Path, part: int, other: str) -> None:
    parts = lines_of(anchors)[0].split()
    parts[part] = other
    anchors.write_text(" ".join(parts))

    found = check_since(anchors)

    assert found.examined == 1
    assert found.findings == [
        f"{parts[1]} {parts[2]}, event {parts[3]}: anchored, and gone or altered"
    ]


@pytest.mark.parametrize("part", [2, 3])
def test_line_that_says_no_number_is_named(anchors: Path, part: int) -> None:
    first, second = lines_of(anchors)
    parts = second.split()
    parts[part] = "x"
    anchors.write_text(f"{first}\n{' '.join(parts)}\n")

    assert check_since(anchors).findings == ["line 2 of the anchors cannot be read"]


def test_line_with_a_part_too_many_is_named(anchors: Path) -> None:
    anchors.write_text(f"{lines_of(anchors)[0]} x\n")

    assert check_since(anchors).findings == ["line 1 of the anchors cannot be read"]


def test_file_with_other_letters_is_not_one_of_ours(anchors: Path) -> None:
    anchors.write_text("è", encoding="utf-8")

    with pytest.raises(UnicodeDecodeError):
        check_since(anchors)
