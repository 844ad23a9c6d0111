"""The page of a case, opened by each persona."""

from typing import Any

import pytest

from tests.intranet.desk.pages import hold_first_visit, page, statements
from tests.personas import Persona, on
from tests.workflows.cases.actions.secrets import sealed
from workflows.cases.actions.closing import close_case
from workflows.cases.models import Case

SECTIONS = {
    "persone": "Lia Bianchi",
    "provvedimenti": "Padre",
    "incontri": "Sala blu",
    "valutazione": "Patto presentato",
    "documenti": "Decreto del 03/09/2026",
    "scadenze": "tocca a:",
    "percorso": "<svg",
    "storia": "Sara Villa",
    "chi-vede": "persone vedono questo caso",
}


def address(case: Case, section: str = "") -> str:
    return f"/casi/{case.pk}/{section}/" if section else f"/casi/{case.pk}/"


def tabs(persona: Persona, case: Case) -> list[str]:
    text = page(persona, address(case))
    return [section for section in SECTIONS if f'href="{address(case, section)}"' in text]


@pytest.mark.parametrize("section", ["", *SECTIONS])
@pytest.mark.parametrize("name", ["carla", "pia", "luca", "elsa", "furio", "dino"])
def test_case_does_not_exist_for_others(
    planned: Case, people: dict[str, Persona], name: str, section: str
) -> None:
    text = page(people[name], address(planned, section), status=404)

    assert planned.number not in text
    assert "Giulia" not in text


@pytest.mark.parametrize("name", ["ada", "bruno", "gino"])
def test_team_opens_every_section(planned: Case, people: dict[str, Persona], name: str) -> None:
    assert tabs(people[name], planned) == list(SECTIONS)


def test_front_office_opens_no_notes_and_no_history(planned: Case, sara: Persona) -> None:
    assert tabs(sara, planned) == [
        "persone",
        "provvedimenti",
        "incontri",
        "documenti",
        "scadenze",
        "percorso",
    ]
    for section in ("valutazione", "storia", "chi-vede"):
        page(sara, address(planned, section), status=404)


def test_referrer_sees_state_and_calendar_but_no_history(planned: Case, irene: Persona) -> None:
    text = page(irene, address(planned))

    assert "Incontri in corso" in text
    assert "Sala blu" in page(irene, address(planned, "incontri"))
    page(irene, address(planned, "storia"), status=404)
    page(irene, address(planned, "chi-vede"), status=404)


def test_closed_case_leaves_the_front_office_its_card(planned: Case, sara: Persona) -> None:
    planned.state = "closing"
    planned.save()
    close_case(planned, by=sara.user)

    text = page(sara, address(planned)) + page(sara, address(planned, "incontri"))

    assert tabs(sara, planned) == ["incontri", "scadenze", "percorso"]
    assert "Sala blu" in text
    assert not {"Giulia", "Marco", "Lia"} & set(text.replace(",", " ").split())


def test_sections_that_do_not_exist_are_not_found(planned: Case, ada: Persona) -> None:
    page(ada, address(planned, "segreti"), status=404)


@pytest.mark.parametrize("section", list(SECTIONS))
def test_section_shows_what_its_name_says(planned: Case, ada: Persona, section: str) -> None:
    told = SECTIONS[section] if section != "provvedimenti" else "Il padre, Marco Rossi"

    assert told in page(ada, address(planned, section))


def test_summary_says_what_comes_next_and_who_has_to_act(planned: Case, ada: Persona) -> None:
    text = page(ada, address(planned))

    assert "Confermare l'incontro" in text
    assert "tocca a: Segreteria o Operatore o Coordinatore · Milano" in text
    assert "Il padre, Marco Rossi, una volta la settimana, 60 minuti" in text
    assert "Scadenza del provvedimento" in text


def test_page_offers_only_the_work_its_reader_may_do(case: Case, people: Any) -> None:
    task = people["bruno"].task("check_documents", case)

    assert f'href="/compiti/{task}/"' in page(people["bruno"], address(case))
    assert f"/compiti/{task}/" not in page(people["sara"], address(case))
    assert "tocca a: Coordinatore · Milano" in page(people["sara"], address(case))


def test_amendment_is_offered_to_who_registers_it(
    case: Case, sara: Persona, irene: Persona
) -> None:
    assert f'href="/fascicoli/{case.pk}/modifica/"' in page(sara, address(case))
    assert "/modifica/" not in page(irene, address(case))


def test_record_is_read_by_who_may(planned: Case, people: dict[str, Persona], clock: Any) -> None:
    hold_first_visit(planned, people, clock)
    facts, visits = "Giocano insieme al tavolo", address(planned, "incontri")

    assert facts in page(people["ada"], visits)
    assert facts not in page(people["irene"], visits)
    assert facts not in page(people["sara"], visits)

    people["bruno"].does("validate_record", planned)
    assert facts in page(people["irene"], visits)
    assert facts not in page(people["sara"], visits)


def test_hearings_are_read_by_the_team_alone(planned: Case, people: dict[str, Persona]) -> None:
    said, persons = "Arriva puntuale e parla volentieri.", address(planned, "persone")

    assert said in page(people["ada"], persons)
    assert said not in page(people["sara"], persons)
    assert said not in page(people["irene"], persons)


def test_reason_of_an_interruption_is_a_note(
    planned: Case, people: dict[str, Persona], clock: Any
) -> None:
    people["sara"].does("confirm_visit", planned, about="14 set")
    clock.move_to(on("2026-09-14", "17:00"))
    told = {"state": "interrupted", "reason": "Il padre alza la voce"}
    people["ada"].does("hold_visit", planned, about="14 set", **told)

    assert "Il padre alza la voce" in page(people["ada"], address(planned, "incontri"))
    assert "Il padre alza la voce" not in page(people["irene"], address(planned, "incontri"))


def test_secret_address_is_closed_and_marked(case: Case, sara: Persona, irene: Persona) -> None:
    persons = address(case, "persone")
    assert "Indirizzo riservato" not in page(sara, persons)

    order = case.current_order()
    order.has_secret_address = True
    order.save()

    assert "lo dispone il provvedimento, non è ancora registrato" in page(sara, persons)
    assert "Indirizzo riservato" not in page(irene, persons)

    sealed(case, sara)
    assert "<strong>Collocamento segreto</strong> <span>— chiuso</span>" in page(sara, persons)
    assert "non è ancora registrato" not in page(sara, persons)


COSTS = {
    "": 18,
    "persone": 17,
    "provvedimenti": 16,
    "incontri": 14,
    "documenti": 14,
    "scadenze": 13,
    "percorso": 15,
    "storia": 15,
    "chi-vede": 14,
}


@pytest.mark.alike
@pytest.mark.parametrize("section", list(COSTS))
def test_section_takes_as_many_statements_for_few_rows_as_for_many(
    planned: Case, people: dict[str, Persona], clock: Any, section: str
) -> None:
    hold_first_visit(planned, people, clock)
    few = statements(people["ada"], address(planned, section))

    first = planned.visits.earliest("starts_at")
    for _number in range(60):
        first.pk = None
        first.save(force_insert=True)
    many = statements(people["ada"], address(planned, section))

    assert (few, many) == (COSTS[section], COSTS[section])
