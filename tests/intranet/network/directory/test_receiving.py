import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from intranet.network.actions import leave_table
from intranet.network.directory.actions.cards import register_card
from permissions.assignment import join
from permissions.models import Organisation
from permissions.people import add_user
from permissions.refusal import Refused
from permissions.roles import Role
from tests.intranet.desk.pages import page
from tests.intranet.network.conftest import seat_of
from tests.intranet.network.directory.conftest import WORDS, added
from tests.personas import Persona
from tests.transfers import proposed
from workflows.cases.models import Case
from workflows.documents.actions.transfers import offer_transfer
from workflows.documents.models import Transfer
from workflows.documents.receivers import Receiver, receivers_of

People = dict[str, Persona]


def headed(people: People, name: str, municipality: str, **words: object) -> Organisation:
    """A service with its card, whose head can answer."""
    service = added(people["dino"], name, municipality)
    said = {**WORDS, "declared_wait": 10, **words}
    register_card(service, by=people["dino"].user, told_by="per posta", **said)
    head = add_user(f"capo.{service.pk}", "una frase molto lunga")
    join(service, head, Role.HEAD, by=people["tina"].user)
    return service


def names(transfer: Transfer) -> list[str]:
    return [each.service.short_name for each in receivers_of(transfer).askable]


def obstacles(transfer: Transfer) -> dict[str, str]:
    return {each.service.short_name: str(each.obstacle) for each in receivers_of(transfer).others}


def facts(receiver: Receiver) -> dict[str, str]:
    return {str(fact.label): str(fact.words) for fact in receiver.facts}


@pytest.fixture
def network(of_all: People) -> People:
    """Lodi, and others that can be asked: near and far, one full, one nobody can place."""
    headed(of_all, "Spazio Neutro di Pavia", "Pavia")
    headed(of_all, "Spazio Neutro di Melegnano", "Melegnano", declared_wait=None)
    headed(of_all, "Spazio Neutro di Codogno", "Codogno", intake="closed")
    headed(of_all, "Spazio Neutro dell'Isola", "Atlantide")
    return of_all


def test_nearest_is_proposed_first_and_who_is_full_last(case: Case, network: People) -> None:
    transfer = proposed(case, network["bruno"], municipality="Lodi")

    assert names(transfer) == ["Lodi", "Melegnano", "Pavia", "Atlantide", "Codogno"]


def test_of_two_as_near_the_shorter_wait_comes_first(case: Case, network: People) -> None:
    headed(network, "Il Melograno", "Pavia", declared_wait=5)
    transfer = proposed(case, network["bruno"], municipality="Pavia")

    found = [str(each.service) for each in receivers_of(transfer).askable]

    assert found[:2] == ["Il Melograno", "Spazio Neutro di Pavia"]


def test_mediator_reads_how_far_how_long_and_how_to_reach(case: Case, network: People) -> None:
    transfer = proposed(case, network["bruno"], municipality="Sant’Angelo Lodigiano")

    lodi = next(each for each in receivers_of(transfer).every if each.service.short_name == "Lodi")

    said = facts(lodi)
    assert said["Da Sant’Angelo Lodigiano, in linea d’aria"] == "11 km"
    assert said["Attesa"] == "20 giorni (dichiarata il 1 set 2026)"
    assert said["Livelli"] == "Protetto, Facilitato"
    assert said["Nuovi casi"] == "Ha posti per nuovi casi"
    assert "02 5550 1400" in said["Come si raggiunge"]
    assert lodi.address == f"/rete/servizi/{lodi.service.pk}/"


def test_who_cannot_be_asked_is_named_with_the_reason(case: Case, network: People) -> None:
    added(network["dino"], "Spazio Neutro di Monza", "Monza")
    until = dt.date(2026, 9, 6)
    leave_table(seat_of("Pavia"), by=network["dino"].user, until=until, reason="Chiude.")
    transfer = proposed(case, network["bruno"])

    assert obstacles(transfer) == {
        "Monza": "Non usa questo sistema: il passaggio si concorda con il servizio.",
        "Pavia": "Non siede più al tavolo di coordinamento.",
    }
    assert "Milano" not in obstacles(transfer)


def test_service_that_left_cannot_be_asked_by_any_road(case: Case, network: People) -> None:
    transfer = proposed(case, network["bruno"])
    until = dt.date(2026, 9, 6)
    lodi = leave_table(seat_of("Lodi"), by=network["dino"].user, until=until, reason="x").service

    with pytest.raises(Refused):
        offer_transfer(transfer, by=network["dino"].user, receiver=lodi)
    form = network["dino"].fills("choose_receiver", case, receiver=str(lodi.pk))

    assert list(form.errors) == ["receiver"]
    transfer.refresh_from_db()
    assert transfer.state == "proposed"


def test_wanted_place_that_nobody_knows_is_no_error(case: Case, network: People) -> None:
    transfer = proposed(case, network["bruno"], municipality="Atlantide")

    found = receivers_of(transfer)

    assert len(found.askable) == 5
    assert all(
        facts(each)["Da Atlantide, in linea d’aria"] == "distanza non nota"
        for each in found.askable
    )


def test_task_shows_the_services_and_nothing_of_the_case(case: Case, network: People) -> None:
    proposed(case, network["bruno"], municipality="Sant'Angelo Lodigiano")
    where = f"/compiti/{network['dino'].task('choose_receiver', case)}/"

    text = page(network["dino"], where)

    assert text.index("Spazio Neutro di Lodi") < text.index("Spazio Neutro di Pavia")
    assert "/rete/servizi/?da=Sant%27Angelo+Lodigiano&ordine=distanza" in text
    for hidden in ("Giulia", "Marco", "Rossi", case.number):
        assert hidden not in text.replace("T 2026/0001", "")


def test_service_that_is_chosen_is_asked(case: Case, network: People) -> None:
    transfer = proposed(case, network["bruno"])
    pavia = Organisation.objects.get(short_name="Pavia")

    network["dino"].does("choose_receiver", case, receiver=str(pavia.pk))

    transfer.refresh_from_db()
    assert (transfer.state, transfer.last_offer().receiver) == ("offered", pavia)


@pytest.mark.alike
def test_finding_costs_the_same_for_one_service_and_many(case: Case, of_all: People) -> None:
    transfer, counted = proposed(case, of_all["bruno"]), []
    for number in range(12):
        headed(of_all, f"Servizio {number}", "Rho")
        with CaptureQueriesContext(connection) as captured:
            assert len(receivers_of(transfer).askable) == number + 2
        counted.append(len(captured))

    assert len(set(counted)) == 1
    assert counted[0] <= 14
