import pytest
from django.db import IntegrityError, transaction

from intranet.statistics.models import Cell, Cube
from intranet.statistics.periods import Quarter
from permissions.models import Organisation
from permissions.policy import visible_to
from tests.personas import Persona


@pytest.fixture
def cube(people: dict[str, Persona]) -> Cube:
    """Figures of Milano, with a count of three that nobody else may learn."""
    milano = Organisation.objects.get(short_name="Milano")
    cube = Cube.objects.create(service=milano, year=2026, quarter=3, edition="x")
    Cell.objects.create(cube=cube, figure="new_cases", category="", value=3, cases=3)
    return cube


def test_who_speaks_for_the_service_alone_reads_its_figures(
    cube: Cube, people: dict[str, Persona]
) -> None:
    readers = {name for name, persona in people.items() if persona.sees(cube)}
    cells = {
        name
        for name, persona in people.items()
        if visible_to(persona.user, Cell.objects.all()).exists()
    }

    assert readers == cells == {"bruno", "gino"}


def test_a_cube_is_of_one_quarter(cube: Cube) -> None:
    assert cube.period == Quarter(2026, 3)
    assert list(Cube.objects.of(Quarter(2026, 3))) == [cube]
    assert not Cube.objects.of(Quarter(2026, 2)).exists()
    assert str(cube) == "Spazio Neutro di Milano · terzo trimestre 2026"


@pytest.mark.parametrize(
    "wrong",
    [{"quarter": 3}, {"quarter": 5}, {"quarter": 0}],
    ids=["a second of the quarter", "a fifth quarter", "no quarter"],
)
def test_a_cube_that_cannot_be_is_not_kept(cube: Cube, wrong: dict[str, int]) -> None:
    values = {"service": cube.service, "year": 2026, "edition": "x", **wrong}

    with pytest.raises(IntegrityError), transaction.atomic():
        Cube.objects.create(**values)


@pytest.mark.parametrize(
    "wrong",
    [{"category": "", "value": 1}, {"category": "referred", "value": -1}],
    ids=["twice the same", "below zero"],
)
def test_a_cell_that_cannot_be_is_not_kept(cube: Cube, wrong: dict[str, int]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Cell.objects.create(cube=cube, figure="new_cases", **wrong)


def test_unknown_is_not_zero(cube: Cube) -> None:
    Cell.objects.create(cube=cube, figure="suspensions", category="", value=None, cases=None)

    assert Cell.objects.get(figure="suspensions").value is None
