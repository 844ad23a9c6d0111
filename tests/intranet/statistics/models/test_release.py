from typing import Any

import pytest
from django.db import IntegrityError, transaction

from intranet.statistics.models import Release, ReleasedCell
from intranet.statistics.periods import Quarter
from permissions.models import Organisation
from permissions.policy import visible_to
from tests.personas import Persona


def release(dino: Persona, quarter: int | None = 2, year: int = 2026) -> Release:
    provincia = Organisation.objects.get(kind=Organisation.Kind.PROVINCE)
    return Release.objects.create(
        coordination=provincia, year=year, quarter=quarter, edition="x", released_by=dino.user
    )


def test_who_coordinates_the_network_alone_reads_what_was_released(
    dino: Persona, people: dict[str, Persona]
) -> None:
    told = release(dino)
    ReleasedCell.objects.create(release=told, figure="visits", status="shown", value=7)

    readers = {name for name, persona in people.items() if persona.sees(told)}
    cells = {
        name
        for name, persona in people.items()
        if visible_to(persona.user, ReleasedCell.objects.all()).exists()
    }

    assert readers == cells == {"dino"}


def test_a_quarter_is_covered_by_its_own_release_and_by_that_of_its_year(dino: Persona) -> None:
    of_quarter, of_year = release(dino), release(dino, quarter=None)
    release(dino, quarter=None, year=2025)

    assert set(Release.objects.covering(Quarter(2026, 2))) == {of_quarter, of_year}
    assert set(Release.objects.covering(Quarter(2026, 3))) == {of_year}
    assert str(of_quarter) == "secondo trimestre 2026"
    assert (str(of_year), of_year.period) == ("2026", None)


@pytest.mark.parametrize("quarter", [2, None], ids=["quarter", "year"])
def test_nothing_is_released_twice(dino: Persona, quarter: int | None) -> None:
    release(dino, quarter)

    with pytest.raises(IntegrityError), transaction.atomic():
        release(dino, quarter)


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": "hidden", "value": 3},
        {"status": "unknown", "value": 0},
        {"status": "shown", "value": None},
        {"status": "seen", "value": 3},
    ],
    ids=["hidden with a value", "unknown as zero", "shown without one", "another status"],
)
def test_a_released_number_has_a_value_only_where_it_is_shown(
    dino: Persona, wrong: dict[str, Any]
) -> None:
    told = release(dino)

    with pytest.raises(IntegrityError), transaction.atomic():
        ReleasedCell.objects.create(release=told, figure="visits", **wrong)


def test_all_services_together_are_told_once(dino: Persona) -> None:
    told = release(dino)
    ReleasedCell.objects.create(release=told, figure="visits", status="shown", value=7)

    with pytest.raises(IntegrityError), transaction.atomic():
        ReleasedCell.objects.create(release=told, figure="visits", status="shown", value=8)
