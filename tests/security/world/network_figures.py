"""The figures of the world: a quarter in numbers that are found again, and one released."""

from intranet.statistics.figures.counting.tally import Number
from intranet.statistics.filing.actions import file_cube
from intranet.statistics.filing.invented import Shape, invented
from intranet.statistics.periods import Quarter
from intranet.statistics.preparation.actions import keep
from intranet.statistics.releases.actions import release
from intranet.statistics.releases.period import Term
from permissions.models import Organisation
from permissions.people import system_user
from tests.security.world.telling import Telling

# Kept whole and never released; released.
SECRET, RELEASED = Quarter(2026, 2), Quarter(2026, 3)
FIGURES = (("new_cases", ""), ("open_cases", ""), ("visits", "held"))
COUNTED, FILED = ("Milano", "Lodi", "Piacenza"), "Voghera"


def keep_figures(t: Telling) -> None:
    """On the first day: the quarter before last, of each service in numbers of its own."""
    for office in COUNTED:
        keep(_service(office), SECRET, _numbers(t, office), by=system_user())
    file_cube(_service(FILED), by=t.user("dino"), quarter=SECRET, numbers=_numbers(t, FILED))


def release_figures(t: Telling) -> None:
    """Later: what is counted of the last quarter, and what Voghera files, is released."""
    shape = Shape(municipalities=("Voghera",))
    file_cube(_service(FILED), by=t.user("dino"), quarter=RELEASED, numbers=invented(shape))
    coordination = Organisation.objects.get(kind=Organisation.Kind.PROVINCE)
    release(coordination, by=t.user("dino"), term=Term(RELEASED.year, RELEASED.number))


def _numbers(t: Telling, office: str) -> dict[tuple[str, str], Number]:
    name = f"cube_{office.lower()}"
    return {place: Number(t.mint.number("Cell.value", name), 9) for place in FIGURES}


def _service(name: str) -> Organisation:
    return Organisation.objects.get(short_name=name)
