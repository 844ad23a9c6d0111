"""The world holds what it says: every state, every kind of record, a canary in every text."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from intranet.content.kinds import Kind
from permissions.publishing import PUBLISHING, SHARED
from tests.security.world.canaries import in_text
from tests.security.world.world import World
from workflows.cases.enums import CaseState, RecordState, RequestState, VisitState
from workflows.cases.models import AccessRequest, Case, Visit, VisitRecord
from workflows.documents.models import Report, Transfer, TransferOffer, Transmission

NUMBER = re.compile(r"\d{7}")
ROOMS = {"cases", "documents"}
# What nobody types: made by the system, coded, or the name of a place.
MADE = {"Case.number", "Paper.path", "Paper.sha256", "Transmission.sha256", "Room.name"}
MADE |= {"Transmission.proceeding", "Transmission.sender", "Paper.title"}
MADE |= {"Transfer.number", "TransferTerm.title"}


@pytest.mark.parametrize(
    ("model", "states"),
    [
        (Case, CaseState),
        (Visit, VisitState),
        (VisitRecord, RecordState),
        (Transmission, Transmission.State),
        (Report, Report.State),
        (Transfer, Transfer.State),
        (TransferOffer, TransferOffer.State),
        (AccessRequest, RequestState),
    ],
)
def test_every_state_is_there(world: World, model: type[models.Model], states: Any) -> None:
    assert set(model._default_manager.values_list("state", flat=True)) >= set(states)


def test_every_kind_of_record_is_there(world: World) -> None:
    empty = [model.__name__ for model, records in world.everything() if not records]

    assert [name for name in empty if name in {each.__name__ for each in _told()}] == []


def test_every_text_is_a_canary_of_its_own_case(world: World) -> None:
    plain = {
        f"{model.__name__}.{field.name}"
        for model in _told()
        for field in _texts(model)
        for value in model._default_manager.exclude(**{field.name: ""}).values_list(
            field.name, flat=True
        )
        if not _is_canary(world, value)
    }

    assert plain - MADE == set()


def test_every_text_field_holds_a_secret_somewhere(world: World) -> None:
    held = {canary.field for canary in world.canaries.values()}
    fields = {f"{model.__name__}.{field.name}" for model in _told() for field in _texts(model)}

    assert fields - held - MADE == set()


def test_canaries_lie_in_the_case_they_name(world: World) -> None:
    secret = next(
        each
        for each in world.canaries.values()
        if (each.field, each.case) == ("RiskSheet.measures", "ready")
    )

    assert world.cases["ready"].risk_sheet.measures == secret.value


def test_world_is_the_same_a_second_time(world: World) -> None:
    assert len(world.cases) == len(world.facts) == Case.objects.count()
    assert {case.pk for case in world.cases.values()} == set(
        Case.objects.values_list("pk", flat=True)
    )


def _told() -> Iterator[type[models.Model]]:
    """The models whose records tell of a case; their histories and grants apart."""
    for model in apps.get_models():
        derived = model.__name__.startswith("Historical") or "ObjectPermission" in model.__name__
        if model._meta.app_label in ROOMS and not derived:
            yield model


def _texts(model: type[models.Model]) -> Iterator[models.Field[Any, Any]]:
    for field in model._meta.concrete_fields:
        if isinstance(field, models.CharField | models.TextField) and not field.choices:
            yield field


def _is_canary(world: World, value: str) -> bool:
    said = in_text(value, world.canaries)
    return any(said) or any(number in world.canaries for number in NUMBER.findall(value))


def test_site_is_there_in_every_kind_and_state_and_standing(world: World) -> None:
    spots = world.spots.values()

    assert {spot.kind for spot in spots} == set(Kind)
    assert {(spot.table, spot.state) for spot in spots} == {
        (kind, str(state)) for kind, states in PUBLISHING.items() for state in states
    }
    assert {each.standing for spot in spots for each in spot.shared} == set(SHARED)
    assert set(world.spots) & set(world.cases) == set()
