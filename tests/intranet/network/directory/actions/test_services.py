import datetime as dt

import pytest

from intranet.network.directory.actions.services import correct_service
from intranet.network.models import Seat
from permissions.models import AuditEvent, Organisation
from permissions.refusal import Refused
from tests.intranet.network.directory.conftest import added, service_of
from tests.personas import Persona

People = dict[str, Persona]
NAME = "Spazio Neutro «Il Melograno»"


def names(**where: str) -> list[str]:
    return [str(each) for each in Organisation.objects.filter(kind="service", **where)]


def test_service_is_added_with_its_seat(table: People) -> None:
    monza = added(table["dino"], "Spazio Neutro di Monza", "Monza")

    assert (monza.kind, str(monza)) == ("service", "Spazio Neutro di Monza")
    assert Seat.objects.get(service=monza).since == dt.date(2026, 1, 7)
    assert AuditEvent.objects.filter(verb="service.added", object_id=monza.pk).count() == 1


def test_same_name_is_warned_of_and_then_told_apart_everywhere(table: People) -> None:
    added(table["dino"], NAME, "Rho")
    with pytest.raises(Refused, match="Rho") as refusal:
        added(table["dino"], "spazio neutro il melograno", "Pavia")
    assert refusal.value.field == "is_another"

    added(table["dino"], NAME, "Pavia", is_another=True)

    assert sorted(names(name=NAME)) == [f"{NAME} (Pavia)", f"{NAME} (Rho)"]


def test_same_name_in_one_municipality_is_told_apart_by_its_body(table: People) -> None:
    added(table["dino"], NAME, "Rho")
    added(table["dino"], NAME, "Rho", body="Cooperativa La Rete", is_another=True)

    assert sorted(names(name=NAME)) == [f"{NAME} (Comune di Rho)", f"{NAME} (Cooperativa La Rete)"]


def test_three_of_a_name_are_told_apart_by_both(table: People) -> None:
    added(table["dino"], NAME, "Rho", body="La Rete")
    added(table["dino"], NAME, "Rho", body="Il Ponte", is_another=True)
    added(table["dino"], NAME, "Pavia", body="La Rete", is_another=True)

    assert sorted(names(name=NAME)) == [
        f"{NAME} (Pavia, La Rete)",
        f"{NAME} (Rho, Il Ponte)",
        f"{NAME} (Rho, La Rete)",
    ]


def test_very_same_service_is_not_added_twice(table: People) -> None:
    added(table["dino"], NAME, "Rho")

    with pytest.raises(Refused, match="c’è già"):
        added(table["dino"], NAME, "Rho", is_another=True)

    assert len(names(name=NAME)) == 1


def test_service_that_is_renamed_frees_the_name_of_the_other(table: People) -> None:
    added(table["dino"], NAME, "Rho")
    pavia = added(table["dino"], NAME, "Pavia", is_another=True)

    correct_service(
        pavia,
        by=table["dino"].user,
        name="Spazio Neutro di Pavia",
        short_name="Pavia",
        body="Comune di Pavia",
        municipality="Pavia",
    )

    assert names(name=NAME) == [NAME]
    assert str(pavia) == "Spazio Neutro di Pavia"


def test_service_that_uses_the_system_is_named_by_who_administers_it(table: People) -> None:
    with pytest.raises(Refused, match="usa il sistema"):
        correct_service(
            service_of("Lodi"), by=table["dino"].user, name="Altro", municipality="Lodi", body="x"
        )
