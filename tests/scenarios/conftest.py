"""Everybody of the demonstration, by name, for stories in which many take part."""

from dataclasses import dataclass, fields

import pytest

from tests.personas import Persona


@dataclass(frozen=True)
class Town:
    sara: Persona
    ada: Persona
    luca: Persona
    bruno: Persona
    gino: Persona
    irene: Persona
    elsa: Persona
    furio: Persona
    dino: Persona
    carla: Persona
    pia: Persona


@pytest.fixture
def town(people: dict[str, Persona]) -> Town:
    return Town(**{field.name: people[field.name] for field in fields(Town)})
