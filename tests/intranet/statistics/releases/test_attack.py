"""A reader who knows every definition, before what was really written into the releases."""

from collections.abc import Mapping

from intranet.statistics.disclosure.figures import Period, Spot
from intranet.statistics.figures.counting.tally import Number
from intranet.statistics.figures.registry import FIGURES
from intranet.statistics.filing.invented import Shape
from intranet.statistics.models import Cube, ReleasedCell
from intranet.statistics.releases.actions import release
from intranet.statistics.releases.building import Told
from intranet.statistics.releases.period import Term
from intranet.statistics.releases.relations import RELATIONS, is_counted
from permissions.models import Organisation
from tests.intranet.statistics.conftest import SPRING, WINTER, add_service, bring
from tests.personas import Persona
from tests.security.disclosure.campaign import read, selections
from tests.security.disclosure.story import ALL, Release, Story


def shown_of(number: int) -> dict[Spot, int]:
    """The counts that the release of a quarter shows."""
    cells = ReleasedCell.objects.filter(release__quarter=number).exclude(value=None)
    return {
        Spot(Period(2026, number), str(cell.service_id or ALL), cell.figure, cell.category): (
            cell.value or 0
        )
        for cell in cells
        if is_counted(FIGURES[cell.figure])
    }


def test_nothing_that_was_released_gives_a_small_count_away(
    table: Mapping[str, Persona],
) -> None:
    add_service("Pavia")
    silent = add_service("Varese")
    lodi = Shape(open_cases=33, open_children=40, referred=7, concluded=6)
    pavia = Shape(municipalities=("Pavia", "Voghera"))
    varese = Shape(municipalities=("Varese",))
    coordination = Organisation.objects.get(kind=Organisation.Kind.PROVINCE)
    for number, quarter in enumerate((WINTER, SPRING), start=1):
        bring("Lodi", table["olga"], quarter, lodi)
        bring("Pavia", table["dino"], quarter, pavia)
        # The total of all, without this one, must not tell of the others either.
        bring("Varese", table["dino"], quarter, varese, without="visits")
        release(coordination, by=table["dino"].user, term=Term(2026, number))
        lodi, pavia = lodi.followed_by(referred=6), pavia.followed_by(concluded=4)
    services = frozenset(str(cube.service_id) for cube in Cube.objects.all())
    told = Told(
        {
            (Period(cube.year, cube.quarter), str(cube.service_id)): {
                (cell.figure, cell.category): Number(cell.value, cell.cases)
                for cell in cube.cells.all()
            }
            for cube in Cube.objects.all()
        },
        {Period(2026, number): services for number in (1, 2)},
    )
    story = Story(
        RELATIONS, told.counts, [Release(Period(2026, number), services) for number in (1, 2)]
    )
    shown = [shown_of(1), shown_of(2)]

    leaks = [leak for chosen in selections(shown) for leak in read(story, chosen)]

    assert min(map(len, shown)) > 20
    assert not any(spot.service == str(silent.pk) and spot.figure == "visits" for spot in shown[0])
    assert [str(leak) for leak in leaks] == []
