import pytest
from django.test import Client

from permissions.models import Organisation
from tests.personas import Persona
from tests.transfers import offered, proposed, province
from tests.workflows.processes.pages import messages_of, sent, signed_in, text_of
from workflows.cases.actions.protected import seal
from workflows.cases.enums import Secret
from workflows.cases.models import Case
from workflows.documents.models import Transfer

People = dict[str, Persona]


def answer(case: Case, **changes: object) -> dict[str, object]:
    papers = [paper.pk for paper in case.papers.all()]
    return {"reason": "child_moved", "municipality": "Lodi", "papers": papers, **changes}


def address(case: Case) -> str:
    return f"/fascicoli/{case.pk}/trasferimento/"


def test_proposal_is_made_from_the_page_of_the_case(case: Case, bruno: Persona) -> None:
    browser = signed_in(bruno)
    assert "Trasferisci a un altro servizio" in text_of(browser.get(f"/casi/{case.pk}/"))

    response = browser.post(address(case), answer(case))

    transfer = Transfer.objects.get()
    assert response["Location"] == f"/trasferimenti/{transfer.pk}/"
    assert (transfer.municipality, transfer.mediator) == ("Lodi", province())
    assert transfer.bundle.get().paper == case.papers.get()
    assert messages_of(response) == ["Il trasferimento è proposto al coordinamento."]


@pytest.mark.parametrize("name", ["sara", "ada", "irene", "elsa", "dino", "carla", "olga"])
def test_page_is_not_there_for_others(assigned: Case, people: People, name: str) -> None:
    browser = signed_in(people[name])

    assert browser.get(address(assigned)).status_code == 404
    assert browser.post(address(assigned), answer(assigned)).status_code == 404
    assert not Transfer.objects.exists()


def test_page_says_what_passes_and_what_is_due(planned: Case, gino: Persona) -> None:
    text = text_of(signed_in(gino).get(address(planned)))

    assert "si annullano 2 incontri in calendario" in text
    assert "Verifica del piano" in text
    assert "I dati riservati passano chiusi" in text


def test_second_press_leads_to_the_proposal(case: Case, bruno: Persona) -> None:
    transfer, browser = proposed(case, bruno), signed_in(bruno)

    for response in (browser.get(address(case)), browser.post(address(case), answer(case))):
        assert response["Location"] == f"/trasferimenti/{transfer.pk}/"
    assert Transfer.objects.count() == 1


@pytest.mark.parametrize("place", ["Via Rosa 3", "333 1234567", "Lodi, da Marco", "  "])
def test_place_is_a_place_and_no_address(case: Case, bruno: Persona, place: str) -> None:
    response = signed_in(bruno).post(address(case), answer(case, municipality=place))

    assert response.status_code == 200
    assert response.context["form"].errors.keys() == {"municipality"}
    assert not Transfer.objects.exists()


def test_mediator_is_chosen_where_there_are_several(case: Case, bruno: Persona) -> None:
    other = Organisation.objects.create(kind="province", name="Pavia", short_name="Pavia")

    signed_in(bruno).post(address(case), answer(case, mediator=other.pk))

    assert Transfer.objects.get().mediator == other


def test_proposal_is_withdrawn_by_those_who_may_make_one(case: Case, people: People) -> None:
    transfer = offered(case, people["bruno"], people["dino"])
    where = f"/trasferimenti/{transfer.pk}/ritira/"
    for name in ("dino", "olga", "sara", "carla"):
        assert signed_in(people[name]).post(where).status_code == 404, name
    assert signed_in(people["gino"]).get(where).status_code == 405

    response = signed_in(people["gino"]).post(where)

    assert messages_of(response) == ["La proposta di trasferimento è ritirata."]
    again = signed_in(people["gino"]).post(where)
    assert "Ritirato" in messages_of(again)[-1]


def test_choice_names_services_alone(case: Case, people: People) -> None:
    proposed(case, people["bruno"])
    where = f"/compiti/{people['dino'].task('choose_receiver', case)}/"

    text = text_of(signed_in(people["dino"]).get(where))

    assert "T 2026/0001" in text
    assert "Spazio Neutro di Lodi" in text
    assert "1 (9 anni)" in text
    assert "Giulia" not in text


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"decision": "accept", "terms": ""}, "terms"),
        ({"decision": "refuse", "reason": ""}, "reason"),
    ],
)
def test_answer_takes_the_terms_or_says_why_not(
    case: Case, people: People, wrong: dict[str, str], field: str
) -> None:
    offered(case, people["bruno"], people["dino"])

    form = people["olga"].fills("answer_transfer", case, **wrong)

    assert list(form.errors) == [field]


def test_answer_says_that_secrets_stay_behind(case: Case, people: People) -> None:
    seal(
        case.people.get(first_name="Lia"), Secret.ADDRESS, "Via dei Tigli 4", by=people["sara"].user
    )
    offered(case, people["bruno"], people["dino"])
    where = f"/compiti/{people['olga'].task('answer_transfer', case)}/"

    text = text_of(signed_in(people["olga"]).get(where))

    assert "I dati riservati passano chiusi" in text
    assert "Tigli" not in text


def test_acceptance_is_sent_from_the_page(planned: Case, people: People) -> None:
    offered(planned, people["bruno"], people["dino"])
    browser = signed_in(people["olga"])
    where = f"/compiti/{people['olga'].task('answer_transfer', planned)}/"

    response = browser.post(where, sent("answer_transfer", planned))

    assert response.status_code == 302
    planned.refresh_from_db()
    assert planned.state == "transferred"


def test_nothing_is_proposed_of_a_case_that_is_gone(case: Case, people: People) -> None:
    offered(case, people["bruno"], people["dino"])
    people["olga"].does("answer_transfer", case)
    browser: Client = signed_in(people["bruno"])

    assert browser.get(address(case)).status_code == 404
    assert "Trasferisci" not in text_of(browser.get(f"/casi/{case.pk}/"))
