"""The world as the tests read it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models

from permissions.models import User
from tests.personas import on
from tests.security.world.canaries import Canary
from tests.security.world.facts import Facts
from tests.security.world.spots import Spot
from workflows.cases.models import Case

# The stories go on here, and the world is read later: nobody's press of a button is a double one.
LATER = on("2026-11-09", "10:00")
NOW = on("2026-11-09", "10:45")


@dataclass(frozen=True)
class World:
    """Users by name, cases by the name of their story, and what is true of each case.

    `spots` are the things of the site by their name, `keys` those of everybody's programs;
    `table` holds what the coordination table keeps, by name: what it is, and its key.
    """

    users: Mapping[str, User]
    cases: Mapping[str, Case]
    facts: Mapping[str, Facts]
    canaries: Mapping[str, Canary]
    spots: Mapping[str, Spot]
    keys: Mapping[str, str]
    table: Mapping[str, tuple[str, int]]
    now: datetime = NOW

    def everything(self) -> Iterator[tuple[type[models.Model], list[Any]]]:
        """Every record of every table, by model."""
        for model in apps.get_models():
            yield model, list(model._base_manager.order_by("pk"))

    def name_of(self, case: Case) -> str:
        """The name of the story of `case`."""
        return next(name for name, told in self.cases.items() if told.pk == case.pk)
