import time_machine

from intranet.network.directory.demo import chapter
from intranet.network.directory.models import Card, Edition
from intranet.network.directory.places.municipalities import place_of
from intranet.network.models import Seat
from permissions.models import Organisation
from tests.intranet.desk.pages import page
from tests.personas import Persona, on

People = dict[str, Persona]


def test_table_of_the_demonstration_is_seated_once(
    people: People, clock: time_machine.Traveller
) -> None:
    clock.move_to(on("2027-11-15"))

    assert chapter() == "La rete: 13 servizi"
    assert chapter() == ""
    assert (Seat.objects.count(), Seat.objects.today().count()) == (13, 12)


def test_demonstration_shows_every_state_of_a_card(
    people: People, clock: time_machine.Traveller
) -> None:
    clock.move_to(on("2027-11-15"))
    chapter()

    states = dict(
        Edition.objects.exclude(state="approved").values_list("card__service__short_name", "state")
    )

    assert states == {"Milano": "submitted", "Lodi": "returned"}
    lodi = Card.objects.get(service__short_name="Lodi").current
    assert lodi is not None
    assert lodi.is_old()
    services = Organisation.objects.filter(kind="service")
    assert {str(each) for each in services if each.apart} == {
        "Centro «Il Melograno» (Melegnano)",
        "Centro «Il Melograno» (Pavia)",
    }
    assert all(place_of(each.municipality) for each in services)
    text = page(people["dino"], "/rete/servizi/")
    assert "Non più al tavolo" in text
    assert "Schede da esaminare" in text
