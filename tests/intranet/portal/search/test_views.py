"""The page of the search: what each one finds, and what nobody learns from it."""

import re
from urllib.parse import quote

import pytest
from django.test import Client

from permissions.assignment import join
from permissions.models import Organisation
from permissions.people import add_user, deactivate, system_user
from permissions.roles import Role
from tests.intranet.desk.pages import browser, deliver, page, statements
from tests.personas import Persona, receive
from workflows.cases.entries import PersonEntry
from workflows.cases.models import Case


def asked(typed: str, **chosen: str) -> str:
    query = "".join(f"&{name}={quote(value)}" for name, value in chosen.items())
    return f"/cerca/?testo={quote(typed)}{query}"


def read(persona: Persona, address: str) -> str:
    """What the page says, whatever is marked in it."""
    return re.sub("</?mark>", "", page(persona, address))


def suggested(persona: Persona, typed: str) -> str:
    response = browser(persona).get(
        f"/cerca/suggerimenti/?testo={quote(typed)}", headers={"HX-Request": "true"}
    )
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    "typed", ["2026/0001", "2026/00", "R.G. 1234/2026", "rg 1234", "giulia", "GIÙLIA ros", "1 giu"]
)
def test_case_is_found_by_its_numbers_and_by_a_child(case: Case, sara: Persona, typed: str) -> None:
    text = page(sara, asked(typed))

    assert f'href="/casi/{case.pk}/"' in text
    assert "1 risultato" in text


def test_name_with_an_accent_is_found_without_it(sara: Persona) -> None:
    new = receive(sara, 777, children=(PersonEntry("Niccolò", "Dalì"),))

    for typed in ("niccolo", "NICCOLÒ", "dali"):
        assert new.number in page(sara, asked(typed))


@pytest.mark.parametrize("typed", ["Marco", "Lia", "Bianchi", "%", "2026/%"])
def test_case_is_not_found_by_an_adult_or_a_pattern(case: Case, sara: Persona, typed: str) -> None:
    assert case.number not in page(sara, asked(typed))


@pytest.mark.parametrize("name", ["carla", "pia", "luca", "elsa", "furio", "dino", "rita", "aldo"])
@pytest.mark.parametrize("typed", ["2026/0001", "giulia", "1234"])
def test_case_of_others_is_nowhere(
    assigned: Case, people: dict[str, Persona], name: str, typed: str
) -> None:
    address = asked(typed)

    found = page(people[name], address) + suggested(people[name], typed)

    assert f"/casi/{assigned.pk}/" not in found
    assert "Nessun risultato" in found
    assert 'class="hit"' not in found


def test_child_is_not_found_by_who_may_no_longer_know_it(
    concluded: Case, sara: Persona, bruno: Persona
) -> None:
    assert "Nessun risultato" in page(sara, asked("giulia"))
    assert concluded.number in page(sara, asked("2026/0001"))
    assert concluded.number in page(bruno, asked("giulia"))


def test_clerk_finds_what_was_received_by_its_whole_number_alone(
    case: Case, sara: Persona, elsa: Persona, furio: Persona
) -> None:
    report = deliver(case, sara)

    assert f"/relazioni/{report.pk}/" in page(elsa, asked("R.G. 1234/2026"))
    assert f"/relazioni/{report.pk}/" in suggested(elsa, "1234")
    for typed in ("123", "Relazione", "Giulia", case.number, "PG 1/2026"):
        assert "/relazioni/" not in _hits(page(elsa, asked(typed)))
    assert "/relazioni/" not in _hits(page(furio, asked("1234")))


def _hits(text: str) -> str:
    return text.partition("<h1>")[2]


@pytest.mark.parametrize("typed", ["ferri", "Bruno", "coordinatore spazio neutro", "bru"])
def test_people_of_the_network_are_found_by_the_staff(
    sara: Persona, dino: Persona, typed: str
) -> None:
    for reader in (sara, dino):
        text = read(reader, asked(typed, tipo="persone"))
        assert "Ferri" in text
        assert "Coordinatore" in text


@pytest.mark.parametrize("name", ["elsa", "irene", "ines"])
def test_people_are_not_found_by_who_is_no_staff(people: dict[str, Persona], name: str) -> None:
    for text in (page(people[name], asked("bruno")), suggested(people[name], "bruno")):
        assert "Ferri" not in text
        assert "Persone della rete" not in text


def test_clerk_is_none_of_the_network(sara: Persona, elsa: Persona) -> None:
    assert "Nessun risultato" in page(sara, asked(elsa.user.last_name))


def test_one_who_left_is_not_found(sara: Persona, bruno: Persona) -> None:
    assert "Coordinatore" in _hits(page(sara, asked("bruno ferri")))

    deactivate(bruno.user, by=system_user())

    assert "Nessun risultato" in page(sara, asked("bruno ferri"))


def test_new_name_is_found_and_the_old_is_not(sara: Persona, bruno: Persona) -> None:
    bruno.user.last_name = "Colonna"
    bruno.user.save()

    assert "Colonna" in page(sara, asked("bruno", tipo="persone"))
    assert "Nessun risultato" in page(sara, asked("ferri", tipo="persone"))


def test_state_and_day_narrow_the_cases(case: Case, sara: Persona) -> None:
    receive(sara, 777)

    assert "2 risultati" in page(sara, asked("2026/", tipo="casi", stato="received"))
    assert "2 risultati" in page(sara, asked("2026/", dal="2026-09-07"))
    assert "Nessun risultato" in page(sara, asked("2026/", dal="2026-09-08"))
    assert "Nessun risultato" in page(sara, asked("2026/", tipo="casi", stato="closed"))


@pytest.mark.parametrize(
    "bad",
    ["pagina=x", "pagina=-1", "pagina=99999999", "tipo=x", "stato=x", "dal=x", "dal=2026-13-40"],
)
def test_choice_that_is_none_is_as_good_as_not_chosen(case: Case, sara: Persona, bad: str) -> None:
    assert "1 risultato" in page(sara, asked("2026/0001") + f"&{bad}")


def test_what_was_typed_is_written_as_text(sara: Persona) -> None:
    text = browser(sara).get(asked("<script>alert(1)</script>")).content.decode()

    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


@pytest.mark.parametrize(
    "typed", ["\x00", "a " * 5_000, '"* NEAR(', "😀", "' OR 1=1 --", "ﬁ" * 300], ids=range(6)
)
def test_any_text_is_answered(case: Case, people: dict[str, Persona], typed: str) -> None:
    for name in ("sara", "elsa", "dino"):
        page(people[name], asked(typed))
        suggested(people[name], typed)


def test_hits_come_twenty_five_at_a_time(sara: Persona) -> None:
    numbers = [receive(sara, 2000 + number).number for number in range(30)]

    first = page(sara, asked("2026/", tipo="casi"))
    second = page(sara, asked("2026/", tipo="casi", pagina="2"))

    assert "30 risultati" in first
    assert [number for number in numbers if number in first] == numbers[5:]
    assert [number for number in numbers if number in second] == numbers[:5]
    assert "pagina=2" in first
    assert "pagina=3" not in second


@pytest.mark.parametrize(("chosen", "count"), [("", 24), ("&tipo=casi", 7), ("&tipo=persone", 6)])
def test_page_takes_as_many_statements_for_one_hit_as_for_fifty(
    case: Case, sara: Persona, bruno: Persona, chosen: str, count: int
) -> None:
    office = bruno.user.memberships.get().organisation
    join(office, add_user("tullia", "x", last_name="Rossi"), Role.OPERATOR, by=system_user())

    assert statements(sara, asked("rossi") + chosen) == count

    for number in range(50):
        receive(sara, 2000 + number)
        new = add_user(f"user{number}", "x", last_name="Rossi")
        join(office, new, Role.OPERATOR, by=system_user())

    assert statements(sara, asked("rossi") + chosen) == count


def test_field_stands_in_the_header_of_who_may_search(
    sara: Persona, elsa: Persona, client: Client
) -> None:
    assert 'id="cerca-nel-sito"' in page(sara, "/casi/")
    assert 'id="cerca-nel-sito"' in page(elsa, "/relazioni/")
    assert 'id="cerca-nel-sito"' not in client.get("/accesso/").content.decode()


def test_nobody_searches_before_signing_in(client: Client, case: Case) -> None:
    for address in (asked("2026"), "/cerca/suggerimenti/?testo=2026"):
        response = client.get(address)
        assert response.status_code == 302
        assert response["Location"].startswith("/accesso/")


def test_suggestions_are_few_and_lead_on(case: Case, sara: Persona) -> None:
    for number in range(12):
        receive(sara, 2000 + number)

    text = suggested(sara, "2026/")

    assert text.count("/casi/") == 8
    assert 'href="/cerca/?testo=2026%2F"' in text
    assert "8 suggerimenti" in text


def test_every_source_has_some_of_the_suggestions(sara: Persona, bruno: Persona) -> None:
    office = bruno.user.memberships.get().organisation
    for number in range(9):
        receive(sara, 2000 + number)
        new = add_user(f"user{number}", "x", last_name="Rossi")
        join(office, new, Role.OPERATOR, by=system_user())

    text = suggested(sara, "ross")

    assert text.count("/casi/") == 4
    assert text.count("<mark>Rossi</mark>") == 4


@pytest.mark.parametrize("typed", ["", "2", " 2 ", "😀😀"])
def test_little_is_no_question(case: Case, sara: Persona, typed: str) -> None:
    assert "<a" not in suggested(sara, typed)


def test_suggestions_asked_for_as_a_page_are_the_search(sara: Persona) -> None:
    response = browser(sara).get("/cerca/suggerimenti/?testo=due+parole")

    assert response["Location"] == "/cerca/?testo=due+parole"


def test_page_without_a_word_says_how_to_ask(sara: Persona, elsa: Persona) -> None:
    assert "I casi si trovano per numero" in page(sara, "/cerca/")
    assert "I casi" not in page(elsa, "/cerca/")
    assert "Nessun risultato" not in page(sara, "/cerca/")


def test_office_of_a_person_is_found_by_its_place(sara: Persona) -> None:
    office = Organisation.objects.filter(kind="service").exclude(municipality="").first()
    assert office

    assert office.name in read(sara, asked(office.municipality, tipo="persone"))
