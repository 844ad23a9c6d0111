"""The numbers of all services together."""

from collections.abc import Mapping

from intranet.statistics.figures.counting.tally import Number
from intranet.statistics.figures.figure import TOTAL
from intranet.statistics.filing.actions import file_cube
from intranet.statistics.filing.invented import Shape
from intranet.statistics.pages.network import totals
from intranet.statistics.pages.tables import Shown, Status
from intranet.statistics.releases.actions import release
from intranet.statistics.releases.period import Term
from permissions.models import Organisation
from tests.intranet.desk.pages import browser, page
from tests.intranet.statistics.conftest import WINTER, add_service, bring, recorded
from tests.personas import Persona

NETWORK = "/statistiche/rete/2026-T1/"


def test_a_number_of_all_says_whom_it_leaves_out(
    table: Mapping[str, Persona], dino: Persona
) -> None:
    add_service("Pavia")
    varese = add_service("Varese")
    bring("Pavia", dino, WINTER)
    bring("Lodi", table["olga"], WINTER)
    silent = {
        place: Number(None, None) if place[0] == "visits" else number
        for place, number in recorded(Shape()).items()
    }
    file_cube(varese, by=dino.user, quarter=WINTER, numbers=silent)
    coordination = Organisation.objects.get(kind=Organisation.Kind.PROVINCE)
    made = release(coordination, by=dino.user, term=Term(2026, 1))

    visits = totals(made)["visits"][TOTAL]

    assert visits == Shown(Status.SHOWN, 2 * Shape().visits, 1)
    assert totals(made)["open_cases"][TOTAL].note == ""
    assert "<small>senza 1 servizio</small>" in page(dino, f"{NETWORK}visits/")
    assert "senza 1 servizio" not in page(dino, f"{NETWORK}open_cases/")
    file = browser(dino).get(f"{NETWORK}visits/csv/").content.decode()
    assert "senza 1 servizio che non rileva la cifra: Tutti i servizi, " in file
