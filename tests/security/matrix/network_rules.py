"""Asks the policy of what the coordination table keeps, without a page: which does each one see,
what may each do with it, and which of its parts and figures may each read?
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.apps import apps

from permissions.policy import allowed, visible_to
from tests.security.matrix import table
from tests.security.matrix.at_table import Matter, coordinates, held, powers_of, speaks_for
from tests.security.matrix.matters import Agenda
from tests.security.matrix.rules import Compared
from tests.security.world import Subject

RIGHTS, LISTS, PARTS = (
    "rights at the table, by the policy",
    "things of the table, by the policy",
    "parts and figures of the table, by the policy",
)


def compared_at_table(user: Any, subject: Subject, agenda: Agenda) -> Iterator[Compared]:
    for model, matters in agenda.matters.items():
        yield from _rights(user, subject, model, matters)
        yield from _lists(user, subject, model, matters)
    for name, parts in agenda.parts.items():
        yield from _parts(user, subject, name, parts)


def _rights(
    user: Any, subject: Subject, model: Any, matters: dict[int, Matter]
) -> Iterator[Compared]:
    """Of those that are alike for the table, the first; the lists hold every one."""
    alike = {replace(each, key=0, above=None): key for key, each in reversed(matters.items())}
    for key, record in model._default_manager.in_bulk(list(alike.values())).items():
        there = {power.partition(".")[2] for power in allowed(user, record)}
        wanted = held(subject, matters[key])
        for power in sorted(powers_of(matters[key].kind) | there):
            yield RIGHTS, power in there, power in wanted, f"may {power} on {matters[key]}"


def _lists(
    user: Any, subject: Subject, model: Any, matters: dict[int, Matter]
) -> Iterator[Compared]:
    for power in sorted(powers_of(next(iter(matters.values())).kind)):
        name = f"{model._meta.app_label}.{power}"
        rows = visible_to(user, model._default_manager.all(), name).values_list("pk", flat=True)
        seen = list(rows)
        yield LISTS, len(seen) != len(set(seen)), False, f"lists twice for {power}: {name}"
        for key, matter in matters.items():
            yield LISTS, key in seen, power in held(subject, matter), f"lists {matter} to {power}"


def _parts(
    user: Any, subject: Subject, name: str, parts: list[tuple[int, str, Any]]
) -> Iterator[Compared]:
    model: Any = apps.get_model(name)
    seen = set(visible_to(user, model._default_manager.all()).values_list("pk", flat=True))
    for key, which, above in parts:
        wanted = reads(subject, name, which, above)
        yield PARTS, key in seen, wanted, f"sees {name} {key} {which} of {above}"


def reads(subject: Subject, name: str, which: str, above: Any) -> bool:
    """Whether the table gives this part, or this figure, to `subject`."""
    row = next(
        row for row in table.rows("network_parts") if (row["model"], row["which"]) == (name, which)
    )
    if isinstance(above, Matter):
        return bool(held(subject, above) & set(row["needs"].split()))
    if row["needs"] == "represent_service":
        return speaks_for(subject, above)
    return coordinates(subject)
