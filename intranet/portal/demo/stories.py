"""The invented families, as they stand in the fixture."""

import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.conf import settings

from workflows.cases.entries import PersonEntry

SOURCE = settings.ROOT / "fixtures" / "cases.toml"
DAYS_A_YEAR = 365.25


@dataclass(frozen=True)
class Story:
    """One family's case: how it begins, how far it goes, and what people write on the way.

    `opened` is in days before today. `until` names the steps where it stands still, with whom
    they are about after a colon; `clerk` lists the court's answers. `recent` says what becomes of
    the records of the last days. A `transfer` is proposed the working day before today.
    """

    rg_number: int
    opened: int
    order: dict[str, Any]
    children: list[dict[str, Any]]
    adults: list[dict[str, Any]]
    service: str = "milano"
    referrer: str = "servizio_sociale"
    court: str = "minorenni"
    register: str = "vg"
    operator: str = "ada"
    reasons: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    recent: str = ""
    pace: dict[str, int] = field(default_factory=dict)
    slot: dict[str, Any] = field(default_factory=dict)
    plans: tuple[int, ...] = ()
    visits: list[dict[str, str]] = field(default_factory=list)
    clerk: tuple[str, ...] = ()
    transfer: dict[str, str] = field(default_factory=dict)
    texts: dict[str, Any] = field(default_factory=dict)

    def child_entries(self, today: date) -> list[PersonEntry]:
        return [_entry(row, today) for row in self.children]

    def adult_entries(self, today: date) -> list[PersonEntry]:
        return [_entry(row, today) for row in self.adults]

    def order_values(self, opened: date, today: date) -> dict[str, Any]:
        """The order's fields; what the fixture counts in days becomes a date."""
        values = dict(self.order)
        values["issued_on"] = opened - timedelta(days=values.pop("issued_before"))
        values["notified_on"] = opened - timedelta(days=values.pop("notified_before", 1))
        values["expires_on"] = opened + timedelta(days=values.pop("lasts"))
        for name in ("next_hearing", "protected"):
            days = values.pop(f"{name}_in", None)
            if days is not None:
                key = {"next_hearing": "next_hearing_on", "protected": "protected_until"}[name]
                values[key] = today + timedelta(days=days)
        return values


def read_stories() -> list[Story]:
    """Every story, the oldest first: case numbers then grow with the dates."""
    rows = tomllib.loads(SOURCE.read_text())["stories"]
    return sorted((Story(**row) for row in rows), key=lambda story: -story.opened)


def read_records() -> dict[str, list[dict[str, str]]]:
    """For each outcome of a visit, the records that operators write of it."""
    records: dict[str, list[dict[str, str]]] = tomllib.loads(SOURCE.read_text())["records"]
    return records


def _entry(row: dict[str, Any], today: date) -> PersonEntry:
    years = row.get("age")
    born = today - timedelta(days=round(years * DAYS_A_YEAR)) if years else None
    names = ("kin", "standing", "sex", "citizenship")
    said = {name: row[name] for name in names if name in row}
    return PersonEntry(row["name"], row["surname"], born, **said)
