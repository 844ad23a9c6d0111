"""The map from the OWASP ASVS 5.0 to tests and evidence is whole, and leads somewhere."""

import csv
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROWS = list(csv.DictReader((ROOT / "tests" / "security" / "asvs.csv").open()))

# How many requirements of levels 1 and 2 each section of the standard has; they come first in it.
# A chapter or section that does not apply as a whole stands in one row. Source: OWASP ASVS 5.0.0.
SECTIONS = """
1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 · 2.1:3 2.2:3 2.3:4 2.4:1 · 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2
4.1:3 4.2:1 · 5.1:1 5.2:3 5.3:2 5.4:3 · 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5
7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 · 8.1:2 8.2:3 8.3:1 8.4:1 · 9.1:3 9.2:4
11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 · 12.1:3 12.2:2 12.3:4 · 13.1:1 13.2:5 13.3:2 13.4:5
14.1:2 14.2:4 14.3:3 · 15.1:3 15.2:3 15.3:7 · 16.1:1 16.2:5 16.3:4 16.4:3 16.5:3
"""
WHOLE = {"V4.3", "V4.4", "V6.6", "V6.8", "V7.6", "V10", "V17"}


def test_every_requirement_of_level_two_has_one_row() -> None:
    single = {
        f"V{section}.{number}"
        for section, count in re.findall(r"([\d.]+):(\d+)", SECTIONS)
        for number in range(1, int(count) + 1)
    }

    listed = [row["requirement"] for row in ROWS]

    assert len(listed) == len(set(listed))
    assert set(listed) == single | WHOLE


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["requirement"])
def test_row_leads_to_what_it_says(row: dict[str, str]) -> None:
    where = [place for place in row["where"].split(";") if place]

    match row["status"]:
        case "test":
            assert where
            assert all(is_test(place) for place in where), where
        case "evidence":
            assert where
            assert all((ROOT / place).exists() for place in where), where
        case "not yet" | "not applicable":
            assert not where
            assert row["note"]
        case other:
            pytest.fail(f"no such status: {other}")


def is_test(place: str) -> bool:
    """Whether `path` holds tests, or `path::name` is one."""
    path, _, name = place.partition("::")
    return (name or "test_") in " ".join(named_in(path))


@cache
def named_in(path: str) -> list[str]:
    file = ROOT / path
    return re.findall(r"^ *def (test_\w+)", file.read_text(), re.MULTILINE) if file.exists() else []
