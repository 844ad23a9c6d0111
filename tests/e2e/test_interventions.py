"""A model of intervention in the browser: proposed, tried, adopted, verified, and read by all."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import expect
from time_machine import Traveller

from intranet.network.actions import take_seat
from intranet.network.interventions.models import InterventionModel, State
from permissions.models import Organisation
from tests.e2e.window import DESKTOP, PHONE, Window
from tests.intranet.network.interventions.trying import AFTER, WORDS, put
from tests.personas import Persona

pytestmark = pytest.mark.e2e

Windows = Callable[[str], Window]


@pytest.fixture
def table(site: str, people: dict[str, Persona]) -> None:
    """Milano and Lodi at the table since long."""
    for service in Organisation.objects.filter(kind=Organisation.Kind.SERVICE):
        take_seat(service, by=people["dino"].user, since=date(2025, 1, 15))


def test_model_goes_from_proposed_to_verified(
    table: None, window: Windows, clock: Traveller
) -> None:
    model = gino_proposes(window("gino"))
    dino_puts_it_in_experiment(window("dino"), model)
    carla_adopts_it(window("carla"), model)
    put("Lodi", 8, 4)
    put("Milano", 6, 6)
    clock.move_to(AFTER)
    dino_verifies(window("dino"), model)
    ada_reads_the_evidence(window("ada"), model)
    window("elsa").opens("/")
    assert window("elsa").status_of(model.get_absolute_url()) == 404


def gino_proposes(gino: Window) -> InterventionModel:
    gino.opens("/rete/modelli/")
    gino.follows("Proponi un modello")
    gino.fills({**WORDS, "process": "visitflow"})
    gino.presses(gino.page.get_by_role("button", name="Salva"))
    gino.fills({"measure": "visits_held", "direction": "at_least", "target": 60})
    gino.presses(gino.page.get_by_role("button", name="Aggiungi"))
    # Of this one nothing will be said: nobody was interrupted.
    gino.fills({"measure": "visits_interrupted", "direction": "at_most", "target": 10})
    gino.presses(gino.page.get_by_role("button", name="Aggiungi"))
    gino.follows("Torna al modello")
    expect(gino.page.locator("main")).to_contain_text("almeno 60 %")
    return InterventionModel.objects.get()


def dino_puts_it_in_experiment(dino: Window, model: InterventionModel) -> None:
    dino.opens("/rete/")
    dino.follows("Rispondere alla proposta di un modello")
    dino.fills({"after": "experiment", "reason": "L’obiettivo è chiaro e costa poco."})
    dino.presses(dino.page.get_by_role("button", name="Registra la decisione"))
    expect(dino.page.locator("main")).to_contain_text("In sperimentazione")


def carla_adopts_it(carla: Window, model: InterventionModel) -> None:
    carla.opens(model.get_absolute_url())
    carla.follows("Adotta il modello")
    carla.presses(carla.page.get_by_role("button", name="Adotta"))
    expect(carla.page.locator("main")).to_contain_text("Spazio Neutro di Lodi, dal 1 ott 2026")


def dino_verifies(dino: Window, model: InterventionModel) -> None:
    dino.opens("/rete/")
    dino.follows("Decidere sulla sperimentazione di un modello")
    dino.presses(dino.page.get_by_role("button", name="Calcola i risultati"))
    main = dino.page.locator("main")
    expect(main).to_contain_text("obiettivo raggiunto")
    expect(main).to_contain_text("Non basta per dire.")
    dino.fills({"after": "verified", "reason": "A Lodi gli incontri si tengono di più."})
    dino.presses(dino.page.get_by_role("button", name="Registra la decisione"))

    model.refresh_from_db()
    assert model.state == State.VERIFIED


def ada_reads_the_evidence(ada: Window, model: InterventionModel) -> None:
    evidence = model.decisions.latest("at").evidence
    for screen in (DESKTOP, PHONE):
        ada.sits_before(screen)
        ada.opens(model.get_absolute_url())
        ada.follows("I risultati alla fine del primo trimestre 2027")
        main = ada.page.locator("main")
        expect(main).to_contain_text(evidence.sha256)
        expect(main).to_contain_text("20–29 fascicoli")
        expect(main.locator("svg.plot")).to_have_count(1)
        expect(main.get_by_role("img", name="Incontri svolti fra quelli dovuti")).to_be_visible()
