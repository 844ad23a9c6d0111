"""The figures of a quarter on the desk: services bring them, the coordination releases them."""

from datetime import date

import pytest
import time_machine

from intranet.network.figures import duties
from intranet.statistics.periods import Quarter
from intranet.statistics.releases.actions import release
from intranet.statistics.releases.period import Term
from permissions.models import Organisation
from tests.intranet.desk.pages import page
from tests.intranet.network.conftest import seat_of
from tests.intranet.statistics.conftest import add_service, bring
from tests.personas import Persona, on

SPRING = Quarter(2026, 2)


def asked(persona: Persona) -> dict[str, tuple[str, date | None]]:
    return {
        f"{duty.title} · {duty.about}": (duty.address, duty.due) for duty in duties(persona.user)
    }


BRING = "Consegnare le cifre: secondo trimestre 2026 · Spazio Neutro di Lodi"
RELEASE = "Pubblicare le cifre: secondo trimestre 2026 · Cifre della rete"


def test_service_without_cases_here_brings_its_figures(table: dict[str, Persona]) -> None:
    for name in ("olga", "carla"):
        assert asked(table[name]) == {BRING: ("/statistiche/consegna/", date(2026, 7, 30))}
    assert all(not asked(table[name]) for name in ("ada", "irene", "elsa"))
    assert "Consegnare le cifre" in page(table["olga"], "/giornata/")


def test_what_was_brought_is_asked_no_more(table: dict[str, Persona]) -> None:
    bring("Lodi", table["olga"], SPRING)

    assert asked(table["olga"]) == {}


def test_coordination_brings_for_those_without_people_and_releases(
    table: dict[str, Persona],
) -> None:
    add_service("Pavia")

    found = asked(table["dino"])

    assert found[RELEASE] == ("/statistiche/pubblicazione/2026-T2/", date(2026, 8, 29))
    assert "Consegnare le cifre: secondo trimestre 2026 · Spazio Neutro di Pavia" in found
    assert BRING not in found


def test_what_is_released_is_asked_no_more(table: dict[str, Persona]) -> None:
    bring("Lodi", table["olga"], SPRING)
    coordination = Organisation.objects.get(kind=Organisation.Kind.PROVINCE)
    release(coordination, by=table["dino"].user, term=Term(2026, 2))

    assert asked(table["dino"]) == {}


def test_year_is_released_after_its_last_quarter(
    table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    clock.move_to(on("2027-01-11"))
    bring("Lodi", table["olga"], Quarter(2026, 4))
    coordination = Organisation.objects.get(kind=Organisation.Kind.PROVINCE)
    release(coordination, by=table["dino"].user, term=Term(2026, 4))

    assert list(asked(table["dino"])) == ["Pubblicare le cifre: 2026 · Cifre della rete"]


@pytest.mark.parametrize("name", ["dino", "olga"])
def test_nothing_is_asked_before_the_network_began(
    table: dict[str, Persona], name: str, clock: time_machine.Traveller
) -> None:
    clock.move_to(on("2025-01-20"))

    assert seat_of("Lodi").since == date(2025, 1, 15)
    assert asked(table[name]) == {}
