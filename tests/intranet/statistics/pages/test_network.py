"""The numbers of all services together."""

from collections.abc import Mapping

import pytest

from intranet.statistics.figures.figure import TOTAL
from intranet.statistics.figures.registry import FIGURES
from intranet.statistics.filing.invented import Shape
from intranet.statistics.pages.network import totals
from intranet.statistics.pages.tables import Shown, Status, numbers_of
from intranet.statistics.releases.actions import release
from intranet.statistics.releases.period import Term
from permissions.models import Organisation
from tests.intranet.desk.pages import browser, page
from tests.intranet.statistics.conftest import WINTER, add_service, bring
from tests.personas import Persona

NETWORK = "/statistiche/rete/2026-T1/"


def test_a_number_of_all_says_whom_it_leaves_out(
    table: Mapping[str, Persona], dino: Persona
) -> None:
    add_service("Pavia")
    varese = add_service("Varese")
    bring("Pavia", dino, WINTER)
    bring("Lodi", table["olga"], WINTER)
    bring("Varese", dino, WINTER, without="visits")
    coordination = Organisation.objects.get(kind=Organisation.Kind.PROVINCE)
    made = release(coordination, by=dino.user, term=Term(2026, 1))

    visits = totals(made)["visits"][TOTAL]

    assert visits == Shown(Status.SHOWN, 2 * Shape().visits, frozenset({varese.pk}))
    assert totals(made)["open_cases"][TOTAL].note == ""
    assert "<small>senza 1 servizio</small>" in page(dino, f"{NETWORK}visits/")
    assert "senza 1 servizio" not in page(dino, f"{NETWORK}open_cases/")
    file = browser(dino).get(f"{NETWORK}visits/csv/").content.decode()
    assert "senza 1 servizio che non rileva la cifra: Tutti i servizi, " in file


@pytest.mark.parametrize(
    ("part", "whole", "rate"),
    [
        ({1}, {1}, Shown(Status.SHOWN, 40, frozenset({1}))),
        ({1}, {2}, Shown(Status.UNKNOWN)),
        ({1}, set(), Shown(Status.UNKNOWN)),
    ],
    ids=["the same service", "another one", "nobody"],
)
def test_a_rate_is_of_the_same_services(part: set[int], whole: set[int], rate: Shown) -> None:
    """Of as many is not enough: they have to be the same."""
    numbers = {
        "with": Shown(Status.SHOWN, 8, frozenset(part)),
        "without": Shown(Status.SHOWN, 192, frozenset(whole)),
    }

    *_, found = numbers_of(FIGURES["incidents"], ["with", "without"], numbers)

    assert found == rate
