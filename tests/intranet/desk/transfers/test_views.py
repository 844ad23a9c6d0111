import pytest

from tests.intranet.desk.pages import browser, page, statements
from tests.personas import Persona, receive
from tests.transfers import offered, proposed
from workflows.cases.models import Case
from workflows.documents.models import Transfer

People = dict[str, Persona]


@pytest.fixture
def transfer(case: Case, people: People) -> Transfer:
    return offered(case, people["bruno"], people["dino"])


def test_list_is_for_the_mediator_and_heads_of_service(transfer: Transfer, people: People) -> None:
    statuses = {
        name: browser(each).get("/trasferimenti/").status_code for name, each in people.items()
    }

    assert {name for name, status in statuses.items() if status == 200} == {"dino", "gino", "olga"}
    assert set(statuses.values()) == {200, 404}


def test_list_offers_what_is_asked_of_the_own_service(transfer: Transfer, people: People) -> None:
    olga, dino = page(people["olga"], "/trasferimenti/"), page(people["dino"], "/trasferimenti/")

    assert "Chiesti a questo servizio" in olga
    assert f"/compiti/{people['olga'].task('answer_transfer', transfer.case)}/" in olga
    assert f"/trasferimenti/{transfer.pk}/" not in olga
    assert "Chiesti a questo servizio" not in dino
    assert f"/trasferimenti/{transfer.pk}/" in dino


def test_list_leads_to_the_new_case(transfer: Transfer, people: People) -> None:
    people["olga"].does("answer_transfer", transfer.case)
    transfer.refresh_from_db()

    olga, dino = page(people["olga"], "/trasferimenti/"), page(people["dino"], "/trasferimenti/")

    assert transfer.new_case is not None
    assert f"/casi/{transfer.new_case.pk}/" in olga
    assert "/casi/" not in dino
    assert "Conclusi" in dino


@pytest.mark.alike
def test_lists_cost_the_same_for_one_and_three(people: People) -> None:
    counted = {}
    for number in (1, 2, 3):
        case = receive(people["sara"], rg_number=number)
        offered(case, people["bruno"], people["dino"])
        counted[number] = [
            statements(people[name], "/trasferimenti/") for name in ("dino", "gino", "olga")
        ]

    assert counted[1] == counted[3]


def test_page_of_a_transfer_tells_each_side_what_is_theirs(
    transfer: Transfer, people: People
) -> None:
    where = f"/trasferimenti/{transfer.pk}/"
    seeing = {name for name, each in people.items() if browser(each).get(where).status_code == 200}

    bruno, dino = page(people["bruno"], where), page(people["dino"], where)

    assert seeing == {"bruno", "gino", "dino"}
    assert "Documenti scelti" in bruno
    assert "Ritira la proposta" in bruno
    assert transfer.case.number in bruno.replace(transfer.number, "")
    for said in ("Documenti scelti", "Ritira", f"/casi/{transfer.case.pk}/"):
        assert said not in dino
    assert transfer.case.number not in dino.replace(transfer.number, "")


def test_mediator_goes_from_the_page_to_the_task(case: Case, people: People) -> None:
    transfer = proposed(case, people["bruno"])
    task = people["dino"].task("choose_receiver", case)

    assert f"/compiti/{task}/" in page(people["dino"], f"/trasferimenti/{transfer.pk}/")
    assert f"/compiti/{task}/" not in page(people["bruno"], f"/trasferimenti/{transfer.pk}/")


def test_desk_of_who_is_asked_leads_to_no_case(transfer: Transfer, people: People) -> None:
    text = page(people["olga"], "/giornata/?lista=del-servizio")

    assert "Rispondere a una richiesta di trasferimento" in text
    assert transfer.number in text
    assert f"/casi/{transfer.case.pk}/" not in text


def test_case_says_who_has_to_answer(transfer: Transfer, people: People) -> None:
    text = page(people["bruno"], f"/casi/{transfer.case.pk}/")

    assert "tocca a: Servizio che accoglie" in text
    assert f"/trasferimenti/{transfer.pk}/" in text
    assert "/trasferimenti/" not in page(people["sara"], f"/casi/{transfer.case.pk}/")


def test_paper_of_the_bundle_is_handed_out_while_it_is_offered(
    transfer: Transfer, people: People
) -> None:
    where = f"/trasferimenti/documenti/{transfer.bundle.get().pk}/"

    reading = {name for name, each in people.items() if browser(each).get(where).status_code == 200}

    assert reading == {"olga"}
    people["olga"].does("answer_transfer", transfer.case)
    assert browser(people["olga"]).get(where).status_code == 404


def test_paper_that_was_altered_is_not_handed_out(transfer: Transfer, olga: Persona) -> None:
    bound = transfer.bundle.get()
    bound.paper.sha256 = "0" * 64
    bound.paper.save()

    assert browser(olga).get(f"/trasferimenti/documenti/{bound.pk}/").status_code == 409


def test_case_that_is_gone_says_so(transfer: Transfer, people: People) -> None:
    people["olga"].does("answer_transfer", transfer.case)

    for name in ("bruno", "sara"):
        text = page(people[name], f"/casi/{transfer.case.pk}/")
        assert "Il caso è passato a un altro servizio il 7 set 2026." in text


def test_terms_stand_on_the_page_of_the_new_case(assigned: Case, people: People) -> None:
    transfer = offered(assigned, people["bruno"], people["dino"])
    people["olga"].does("answer_transfer", assigned)
    transfer.refresh_from_db()
    assert transfer.new_case is not None

    text = page(people["carla"], f"/casi/{transfer.new_case.pk}/scadenze/")

    assert "Riunione con il servizio inviante (passato con il caso)" in text
    assert text.count("Scadenza del provvedimento") == 1
