import pytest

from intranet.network.directory.places.municipalities import SOURCE, Place, kilometres, place_of
from intranet.network.directory.places.names import folded
from tests.intranet.network.directory.places.geonames import table


def test_table_is_the_one_that_comes_from_geonames() -> None:
    assert SOURCE.read_text(encoding="utf-8") == table()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Forlì", "FORLI'"),
        ("Sant'Angelo Lodigiano", "Sant’Angelo  lodigiano"),
        ("Sesto San Giovanni", "Sesto S. Giovanni"),
        ("Reggio nell'Emilia", "reggio nell emilia"),
        ("Monza", "Monza (MB)"),
        ("Cortina d'Ampezzo", "Cortina d`Ampezzo"),
    ],
)
def test_name_is_known_however_it_is_written(one: str, other: str) -> None:
    assert folded(one) == folded(other)
    assert place_of(one) == place_of(other) is not None


@pytest.mark.parametrize("name", ["Milano", "Roma", "Bozen", "Venezia"])
def test_name_is_known_in_the_language_of_those_who_live_there(name: str) -> None:
    assert place_of(name) is not None


@pytest.mark.parametrize("name", ["Atlantide", "", "  ", "(MI)", "Castro", "12", "—"])
def test_name_that_nobody_or_that_several_bear_is_nowhere(name: str) -> None:
    assert place_of(name) is None


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [("Milano", "Lodi", 30), ("Milano", "Roma", 479), ("Milano", "Monza", 14), ("Lodi", "Lodi", 0)],
)
def test_distance_is_that_of_the_map(one: str, other: str, far: int) -> None:
    here, there = place_of(one), place_of(other)
    assert here is not None
    assert there is not None

    assert round(kilometres(here, there)) == far
    assert kilometres(here, there) == pytest.approx(kilometres(there, here))


def test_distance_of_a_degree_on_the_equator_is_that_of_the_sphere() -> None:
    assert kilometres(Place(0, 0), Place(0, 1)) == pytest.approx(111.195, abs=0.001)
    assert kilometres(Place(0, 0), Place(0, 180)) == pytest.approx(20015.09, abs=0.01)
