"""The pages of the models, as people of the network and others ask for them."""

import json

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from intranet.network.interventions.actions.deciding import weigh_evidence
from intranet.network.interventions.models import InterventionModel, State
from intranet.portal.duties import duties_of
from tests.intranet.content.pages import browser, page, sent, statements, status
from tests.intranet.network.interventions.test_bpmn import bpmn, flow, task
from tests.intranet.network.interventions.trying import (
    AFTER,
    WORDS,
    adopted,
    decided,
    lived_through,
    proposed,
    tried,
)
from tests.personas import Persona

NEW = "/rete/modelli/proponi/"


def test_model_is_proposed_with_its_indicator(table: dict[str, Persona]) -> None:
    code, where = sent(table["gino"], NEW, **WORDS, service=_key("Milano"), process="visitflow")
    model = InterventionModel.objects.get()
    added = sent(table["gino"], where, measure="absences", direction="at_most", target="20")

    assert (code, where) == (302, f"/rete/modelli/{model.pk}/indicatori/")
    assert added[0] == 302
    read = page(table["ada"], f"/rete/modelli/{model.pk}/")
    assert "al più 20 %" in read
    assert "Ridurre le assenze." in read
    assert 'class="diagram"' in read


def _key(name: str) -> int:
    from tests.intranet.statistics.outcomes.lived import service

    return service(name).pk


def test_page_to_propose_knows_the_only_service_one_speaks_for(
    table: dict[str, Persona],
) -> None:
    read = page(table["gino"], NEW)

    assert f'name="service" value="{_key("Milano")}"' in read
    assert "da correggere" not in read


@pytest.mark.parametrize("name", ["ada", "dino", "irene", "elsa"])
def test_page_to_propose_is_there_for_delegates_alone(table: dict[str, Persona], name: str) -> None:
    assert status(table[name], NEW) == 404


def test_diagram_is_brought_drawn_and_taken_away(table: dict[str, Persona]) -> None:
    text = bpmn(task("a", "Telefonare"), task("b", "Scrivere"), flow("a", "b"))
    file = SimpleUploadedFile("passi.bpmn", text.encode())

    code, _where = sent(table["gino"], NEW, **WORDS, service=_key("Milano"), diagram=file)

    model = InterventionModel.objects.get()
    assert code == 302
    assert "Scarica il diagramma" in page(table["carla"], f"/rete/modelli/{model.pk}/")
    answer = browser(table["carla"]).get(f"/rete/modelli/{model.pk}/diagramma/")
    assert answer.content.decode() == text
    assert answer["Content-Disposition"].startswith("attachment")
    assert status(table["elsa"], f"/rete/modelli/{model.pk}/diagramma/") == 404


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"diagram": SimpleUploadedFile("x.bpmn", b"no")}, "non è un diagramma BPMN"),
        ({"materials": "/non-c-e/"}, "A questo indirizzo del sito non c’è nulla."),
        ({"purpose": "Come nel fascicolo 2026/0142."}, "Qui si riconosce qualcuno"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    table: dict[str, Persona], fields: dict[str, object], words: str
) -> None:
    code, read = sent(table["gino"], NEW, **{**WORDS, "service": _key("Milano"), **fields})

    assert code == 200
    assert words in read
    assert "Telefonare il giorno prima." in read
    assert not InterventionModel.objects.exists()


def test_list_names_models_by_state_and_who_adopts(
    table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    adopted(table, tried(table))
    clock.move_to(AFTER)

    assert "1 servizio" in page(table["ada"], "/rete/modelli/")
    assert "Promemoria" in page(table["ada"], "/rete/modelli/?stato=experiment")
    assert "Nessun modello è in questo stato" in page(table["ada"], "/rete/modelli/?stato=verified")
    assert status(table["elsa"], "/rete/modelli/") == 404
    assert status(table["irene"], "/rete/modelli/") == 404


@pytest.mark.alike
def test_list_costs_the_same_for_one_model_and_for_three(table: dict[str, Persona]) -> None:
    adopted(table, tried(table))
    one = statements(table["ada"], "/rete/modelli/")
    for _each in range(2):
        adopted(table, tried(table))

    assert statements(table["ada"], "/rete/modelli/") == one


@pytest.mark.alike
def test_model_costs_the_same_with_more_decisions_and_adoptions(
    table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    model = lived_through(table, clock)
    decided(table, model, State.VERIFIED)
    few = statements(table["carla"], model.get_absolute_url())
    decided(table, model, State.RECOMMENDED)
    for end in ("2027-07-31", "2027-08-31"):
        form = {"since": end, "until": end, "service": _key("Milano")}
        assert sent(table["gino"], f"/rete/modelli/{model.pk}/adozione/", **form)[0] == 302

    assert statements(table["carla"], model.get_absolute_url()) == few


def test_coordination_verifies_on_what_it_reads_and_all_read_it_after(
    table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    model = lived_through(table, clock)
    address = f"/rete/modelli/{model.pk}/decisione/"
    assert "2 trimestri interi di adozione sono conclusi" in page(table["dino"], address)

    assert sent(table["dino"], f"/rete/modelli/{model.pk}/calcolo/")[0] == 302
    read = page(table["dino"], address)
    assert "obiettivo raggiunto" in read
    assert "67 %" in read
    assert sent(table["dino"], address, after="verified", reason="Gli obiettivi ci sono.")[0] == 302

    evidence = model.evidence.get(year=2027, quarter=1)
    shown = page(table["ada"], evidence.get_absolute_url())
    assert evidence.sha256 in shown
    assert "20–29 fascicoli" in shown
    assert 'class="plot"' in shown
    assert "Confronto non casuale" in shown
    data = browser(table["ada"]).get(evidence.get_absolute_url() + "dati/")
    assert json.loads(data.content) == evidence.data
    for name in ("elsa", "irene"):
        assert status(table[name], evidence.get_absolute_url()) == 404
        assert status(table[name], evidence.get_absolute_url() + "dati/") == 404


def test_refused_decision_has_looked_once(
    table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    model = lived_through(table, clock, lodi=(7, 5))

    code, read = sent(
        table["dino"], f"/rete/modelli/{model.pk}/decisione/", after="verified", reason="Si vede."
    )

    assert code == 200
    assert "L’obiettivo non è raggiunto: Incontri svolti fra quelli dovuti." in read
    assert model.evidence.filter(year=2027, quarter=1).count() == 1
    assert model.decisions.count() == 1


def test_few_cases_are_said_to_be_not_enough(
    table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    model = lived_through(table, clock, lodi=(1, 1))
    weigh_evidence(model, by=table["dino"].user)

    read = page(table["dino"], f"/rete/modelli/{model.pk}/decisione/")

    assert "Non basta per dire." in read
    assert "Sotto il modello: fascicoli troppo pochi: ne servono almeno dieci." in read
    assert "A confronto: " not in read
    assert 'class="plot"' not in read


@pytest.mark.parametrize("page_of", ["decisione/", "calcolo/"])
def test_only_the_coordination_decides(table: dict[str, Persona], page_of: str) -> None:
    model = tried(table)

    for name in ("gino", "carla", "ada", "elsa"):
        assert browser(table[name]).post(f"/rete/modelli/{model.pk}/{page_of}").status_code == 404


def test_adoption_is_begun_and_ended_by_the_own_service(table: dict[str, Persona]) -> None:
    model = tried(table)
    address = f"/rete/modelli/{model.pk}/adozione/"
    for name in ("ada", "dino", "elsa"):
        assert status(table[name], address) == 404

    code, _where = sent(table["carla"], address, service=_key("Lodi"), since="2026-10-01")
    adoption = model.adoptions.get()
    ending = f"/rete/modelli/adozioni/{adoption.pk}/fine/"

    assert code == 302
    assert "Adotta il modello" not in page(table["carla"], model.get_absolute_url())
    assert "Adotta il modello" in page(table["gino"], model.get_absolute_url())
    assert status(table["gino"], ending) == 404
    assert sent(table["carla"], ending, until="2026-12-31")[0] == 302
    assert "31 dic 2026" in page(table["ada"], model.get_absolute_url())
    assert "Adotta il modello" in page(table["carla"], model.get_absolute_url())


def test_words_are_written_and_then_revised(table: dict[str, Persona]) -> None:
    model = proposed(table)
    writing, revising = (f"/rete/modelli/{model.pk}/{each}/" for each in ("testo", "revisione"))
    assert status(table["carla"], writing) == status(table["gino"], revising) == 404
    assert sent(table["gino"], writing, **{**WORDS, "steps": "Telefonare."})[0] == 302

    decided(table, model, State.EXPERIMENT)
    assert status(table["gino"], writing) == 404
    words = {**WORDS, "steps": "Telefonare due volte.", "reason": "Si è capito."}
    assert sent(table["gino"], revising, **words)[0] == 302

    read = page(table["ada"], model.get_absolute_url())
    assert "revisione 1" in read
    assert "Telefonare." in read


def test_indicator_is_taken_back_while_the_model_is_proposed(table: dict[str, Persona]) -> None:
    model = proposed(table)
    indicator = model.indicators.get()
    address = f"/rete/modelli/{model.pk}/indicatori/{indicator.pk}/togli/"

    assert sent(table["carla"], address)[0] == 404
    assert sent(table["gino"], address)[0] == 302
    assert not model.indicators.exists()


def test_duties_wait_for_the_coordination_alone(
    table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    def duties(name: str) -> list[tuple[str, str]]:
        return [
            (each.title, f"{each.due:%d.%m.%Y}")
            for each in duties_of(table[name].user)
            if "modello" in each.title and each.due
        ]

    model = proposed(table)
    assert duties("dino") == [("Rispondere alla proposta di un modello", "06.11.2026")]
    assert duties("gino") == []

    decided(table, model, State.EXPERIMENT)
    adopted(table, model)
    assert duties("dino") == []

    clock.move_to(AFTER)
    assert duties("dino") == [("Decidere sulla sperimentazione di un modello", "30.04.2027")]
