"""The closed compartment of a person: marked, asked for, opened once at a time."""

import pytest

from tests.intranet.desk.pages import browser, page, statements
from tests.personas import Persona
from tests.workflows.cases.actions.secrets import PLACE, REASON, asked, granted, sealed
from workflows.cases.actions.assignment import assign_case
from workflows.cases.actions.protected import decide_access
from workflows.cases.models import Case, ProtectedRecord

People = dict[str, Persona]
EVERYBODY = (
    *("sara", "ada", "luca", "bruno", "gino", "irene"),
    *("carla", "pia", "elsa", "furio", "dino"),
)


@pytest.fixture
def record(assigned: Case, sara: Persona) -> ProtectedRecord:
    return sealed(assigned, sara)


def offered(who: Persona, record: ProtectedRecord) -> set[str]:
    """What the compartment says and offers to this reader."""
    text = page(who, f"/casi/{record.person.case_id}/persone/")
    assert PLACE not in text
    marks = {
        "closed": "Collocamento segreto",
        "open": f'href="/riservati/{record.pk}/"',
        "ask": f'href="/riservati/{record.pk}/richiesta/"',
        "asked": "Richiesta in attesa",
        "seal": f'href="/persone/{record.person_id}/riservato/"',
    }
    return {mark for mark, words in marks.items() if words in text}


@pytest.mark.parametrize(
    ("name", "marks"),
    [
        ("sara", {"closed", "seal"}),
        ("ada", {"closed", "ask", "seal"}),
        ("bruno", {"closed", "ask", "seal"}),
        ("gino", {"closed", "open", "seal"}),
        ("irene", set()),
    ],
)
def test_compartment_offers_what_its_reader_may_do(
    record: ProtectedRecord, people: People, name: str, marks: set[str]
) -> None:
    assert offered(people[name], record) == marks


def test_compartment_says_that_it_was_asked_for_and_then_opens(
    record: ProtectedRecord, ada: Persona, bruno: Persona, gino: Persona
) -> None:
    asked(record, ada)
    assert offered(ada, record) == {"closed", "asked", "seal"}
    assert offered(bruno, record) == {"closed", "ask", "seal"}

    granted(record, bruno, gino)
    assert offered(bruno, record) == {"closed", "open", "seal"}


@pytest.mark.parametrize("name", EVERYBODY)
def test_record_is_opened_by_the_head_alone(
    record: ProtectedRecord, people: People, name: str
) -> None:
    address, may = f"/riservati/{record.pk}/", name == "gino"

    shown = browser(people[name]).get(address)
    opened = browser(people[name]).post(address, {"reason": REASON})

    assert (shown.status_code, opened.status_code) == ((200, 200) if may else (404, 404))
    assert PLACE not in shown.content.decode()
    assert (PLACE in opened.content.decode()) == may


@pytest.mark.parametrize("name", EVERYBODY)
def test_record_is_asked_for_by_operator_and_coordinator(
    record: ProtectedRecord, people: People, name: str
) -> None:
    answer = browser(people[name]).post(f"/riservati/{record.pk}/richiesta/", {"reason": REASON})

    may = name in {"ada", "bruno"}
    assert answer.status_code == (302 if may else 404)
    assert record.requests.exists() == may


@pytest.mark.parametrize("name", EVERYBODY)
def test_record_is_sealed_by_who_works_on_the_case(
    assigned: Case, people: People, name: str
) -> None:
    child = assigned.people.children()[0]

    answer = browser(people[name]).post(
        f"/persone/{child.pk}/riservato/", {"kind": "address", "text": PLACE}
    )

    may = name in {"sara", "ada", "bruno", "gino"}
    assert answer.status_code == (302 if may else 404)
    assert ProtectedRecord.objects.exists() == may


@pytest.mark.parametrize("place", ["", "richiesta/"])
def test_short_reason_is_refused_and_kept_in_the_field(
    record: ProtectedRecord, people: People, place: str
) -> None:
    who = people["ada"] if place else people["gino"]

    answer = browser(who).post(f"/riservati/{record.pk}/{place}", {"reason": "perché sì"})

    text = answer.content.decode()
    assert answer.status_code == 200
    assert "almeno 20 caratteri" in text
    assert "perché sì" in text
    assert PLACE not in text


def test_grant_of_one_who_left_the_case_opens_nothing(
    record: ProtectedRecord, assigned: Case, people: People
) -> None:
    granted(record, people["ada"], people["gino"])
    page(people["ada"], f"/riservati/{record.pk}/")

    assign_case(assigned, by=people["bruno"].user, operator=people["luca"].user)

    page(people["ada"], f"/riservati/{record.pk}/", status=404)
    page(people["luca"], f"/riservati/{record.pk}/", status=404)


def test_answer_with_the_secret_is_kept_by_no_browser(
    record: ProtectedRecord, gino: Persona
) -> None:
    answer = browser(gino).post(f"/riservati/{record.pk}/", {"reason": REASON})

    assert "no-store" in answer.headers["Cache-Control"]


def test_open_steps_tell_of_a_request_only_to_who_may_know(
    record: ProtectedRecord, people: People
) -> None:
    asked(record, people["ada"])
    task = people["gino"].task("decide_access", record.person.case)
    step, terms = "Decidere su un dato riservato", f"/casi/{record.person.case_id}/scadenze/"

    assert f'href="/compiti/{task}/"' in page(people["gino"], terms)
    assert f"/compiti/{task}/" not in page(people["ada"], terms)
    assert f"{step}" in page(people["bruno"], terms)
    assert "tocca a: Responsabile · Milano" in page(people["bruno"], terms)
    for name in ("sara", "irene"):
        assert step not in page(people[name], terms)


def test_desk_leads_to_the_case_of_the_record(
    record: ProtectedRecord, people: People, sara: Persona
) -> None:
    asked(record, people["ada"])

    text = page(people["gino"], "/giornata/?lista=del-servizio")

    assert f'href="/casi/{record.person.case_id}/"' in text
    assert "Decidere su un dato riservato" in text


@pytest.mark.alike
def test_people_take_as_many_statements_for_one_record_as_for_three(
    record: ProtectedRecord, assigned: Case, people: People
) -> None:
    persons = f"/casi/{assigned.pk}/persone/"
    few = statements(people["ada"], persons)
    for _number in range(2):
        sealed(assigned, people["sara"])

    assert statements(people["ada"], persons) == few


def test_what_was_decided_is_read_by_who_asked_and_who_decides(
    record: ProtectedRecord, people: People
) -> None:
    words = "Basta incontrarla in sede."
    refused = asked(record, people["ada"])
    decide_access(refused, by=people["gino"].user, granted=False, answer=words)
    granted(record, people["bruno"], people["gino"])
    where = f"/casi/{record.person.case_id}/persone/"

    told = {name: page(people[name], where) for name in ("ada", "gino", "bruno", "sara")}

    assert {name for name, text in told.items() if words in text} == {"ada", "gino"}
    assert "<strong>Negato</strong> · Gino Marchi" in told["ada"]
    assert {name for name, text in told.items() if "Concesso" in text} == {"bruno", "gino"}
    assert {name for name, text in told.items() if REASON in text} == {"ada", "bruno", "gino"}


@pytest.mark.alike
def test_decisions_take_as_many_statements_for_one_as_for_three(
    record: ProtectedRecord, ada: Persona, gino: Persona
) -> None:
    where = f"/casi/{record.person.case_id}/persone/"
    counted = []
    for _ in range(3):
        decide_access(asked(record, ada), by=gino.user, granted=False, answer="No.")
        counted.append(statements(gino, where))

    assert counted[0] == counted[2]
