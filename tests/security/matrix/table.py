"""The table, read from its files. What is not in it is missing, and a finding of its own."""

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("tables")
# Which lines speak of a case that went elsewhere, the first that is there: it is an ended one.
LINES: Mapping[str, tuple[str, ...]] = {"transferred": ("transferred", "ended")}

Row = Mapping[str, str]


class MissingRow(Exception):
    """Nothing is said of this: `message` tells which line to write, and where."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The lines of one file, by the names in its head."""
    with (FOLDER / f"{name}.csv").open(newline="") as file:
        return tuple(csv.DictReader(file, delimiter=";"))


def state_of(case: object) -> str:
    """The states in which one may do the same: a case is open, has ended, or is gone elsewhere."""
    states = {"closed": "ended", "transferred": "transferred"}
    return states.get(getattr(case, "state", ""), "open")


@cache
def readers_of(model: str, which: str, state: str) -> frozenset[str]:
    """Who sees such a record of a case in this state, by what they are to it."""
    return _who("records", {"model": model, "which": which}, state)


@cache
def kinds_of(model: str) -> tuple[str, ...]:
    """The kinds of records of `model` that differ in who sees them."""
    found = (row["which"] for row in rows("records") if row["model"] == model)
    return tuple(dict.fromkeys(found))


@cache
def states_of(model: str, which: str, state: str) -> tuple[str, ...]:
    """`state`, if such a record can be in a case of this state at all."""
    lines = [row for row in rows("records") if (row["model"], row["which"]) == (model, which)]
    return (state,) if _first(lines, state) else ()


@cache
def which(model: str, kind: str) -> str:
    """`kind`, where the table distinguishes kinds of this model."""
    return kind if kind in kinds_of(model) else ""


@cache
def readers_of_field(field: str) -> frozenset[str] | None:
    """Who reads this field where it is not for all readers of its record; None elsewhere."""
    found = [row for row in rows("fields") if row["field"] == field]
    return frozenset(found[0]["who"].split()) if found else None


@cache
def path_of(model: str) -> tuple[str, ...]:
    """The way from a record to its case."""
    found = [row["of"] for row in rows("records") if row["model"] == model]
    if not found:
        raise MissingRow(
            f"Of the model {model} no one knows who sees it: write it into tables/records.csv, "
            "or into tables/unread.csv if no page fetches it through the policy."
        )
    return tuple(filter(None, found[0].split(".")))


@cache
def readers_of_section(section: str, state: str) -> frozenset[str]:
    return _who("sections", {"section": section}, state)


@cache
def shown_by(section: str) -> str:
    """The field whose values a section must show to who may open it."""
    return next(row["shows"] for row in rows("sections") if row["section"] == section)


@cache
def doers_of(node: str) -> Row:
    """Who does this step, and on what they hold the right to."""
    return _one("nodes", "node", node)


@cache
def route(path: str) -> Row:
    return _one("routes", "route", path)


@cache
def holders_of(power: str, on: str, state: str) -> frozenset[str]:
    """Who holds this permission on such an object in this state."""
    if not any(row["power"] == power for row in rows("powers")):
        raise MissingRow(f"Of {power} no one knows who holds it: write it into tables/powers.csv.")
    return _who("powers", {"power": power, "on": on}, state, missing=frozenset())


@cache
def powers_on(kind: str) -> frozenset[str]:
    """Every permission that is held on such an object."""
    return frozenset(row["power"] for row in rows("powers") if row["on"] == kind)


def listed(file: str, column: str) -> frozenset[str]:
    """All that one file speaks of."""
    return frozenset(row[column] for row in rows(file))


def _one(file: str, column: str, value: str) -> Row:
    for row in rows(file):
        if row[column] == value:
            return row
    raise MissingRow(f"{column} {value!r} is in no line of tables/{file}.csv: write who may.")


def _who(
    file: str, key: Mapping[str, str], state: str, missing: frozenset[str] | None = None
) -> frozenset[str]:
    found = [row for row in rows(file) if all(row[name] == key[name] for name in key)]
    for row in _first(found, state):
        return frozenset(row["who"].split())
    if missing is None:
        raise MissingRow(f"{key} in the state {state!r} is in no line of tables/{file}.csv.")
    return missing


def _first(found: Iterable[Row], state: str) -> list[Row]:
    found = list(found)
    for line in (*LINES.get(state, (state,)), "*"):
        said = [row for row in found if row["state"] == line]
        if said:
            return said
    return []
