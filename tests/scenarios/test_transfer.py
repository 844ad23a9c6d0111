"""Transfer outside the province: mediated without a name, accepted, refused or withdrawn."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.test import Client

from permissions.assignment import holders
from permissions.audit import broken_links
from permissions.grants import drift
from permissions.policy import allowed, visible_to
from permissions.roles import Role
from tests.addresses import addresses
from tests.answers import answers
from tests.intranet.desk.pages import browser
from tests.personas import Persona, receive
from tests.refusals import refused
from tests.together import together
from tests.transfers import offered, proposed
from tests.workflows.engine.sample.doing import census
from workflows.cases.models import Case, Contact, Person
from workflows.documents.models import Paper, Transfer, TransferOffer
from workflows.engine import worklist
from workflows.engine.execution import TaskDone, take
from workflows.engine.models import WorkAccess, WorkItem
from workflows.processes.models import CaseProcess
from workflows.processes.withdrawal import withdraw
from workflows.processes.work import submit

People = dict[str, Persona]
NAMES = r"Giulia|Rossi|Bianchi|\bLia\b|Marco|02 5555"
FAMILY = rf"{NAMES}|1234/2026|(?<!T )2026/0001"
NOTES = r"Arriva puntuale|non vede la figlia|Arrivi separati|Si arriva in orario"


@pytest.fixture
def reachable(planned: Case, people: People) -> Case:
    """The case with its visits to come, and the father's phone."""
    father = Person.objects.get(case=planned, first_name="Marco")
    Contact.objects.create(person=father, phone="02 5555")
    return planned


@pytest.mark.long
def test_case_goes_to_another_service(reachable: Case, people: People) -> None:
    case, ada = reachable, browser(people["ada"])
    take(people["ada"].task("confirm_visit", case, about="14 set"), people["ada"].user)
    the_mediator_learns_no_name(case, people)
    the_bundle_is_all_that_is_read(case, people)
    assert ada.get(f"/casi/{case.pk}/").status_code == 200

    people["olga"].does("answer_transfer", case)

    new = Transfer.objects.get().new_case
    assert new is not None
    the_operator_is_out_at_once(case, ada, people["ada"])
    the_work_here_has_ended(case)
    the_matter_goes_on_there(case, new, people)
    read_only_behind(case, people)
    nothing_that_was_written_passed(new, people)
    the_traces_are_whole(case, new)


def the_mediator_learns_no_name(case: Case, people: People) -> None:
    proposed(case, people["bruno"])
    opened = shown_to(people["dino"], FAMILY, NOTES)
    assert any("Il caso, senza nomi" in text and "9 anni" in text for text in opened)
    people["dino"].does("choose_receiver", case)
    shown_to(people["dino"], FAMILY, NOTES)
    assert people["dino"].tasks(case) == []


def the_bundle_is_all_that_is_read(case: Case, people: People) -> None:
    olga, bound = browser(people["olga"]), Transfer.objects.get().bundle.get()
    opened = shown_to(people["olga"], FAMILY, NOTES)
    assert any("Termini aperti" in text and "Verifica del piano" in text for text in opened)
    paper = olga.get(f"/trasferimenti/documenti/{bound.pk}/")
    assert paper.content.startswith(b"%PDF")
    assert re.search("2026-0001|rossi", paper["Content-Disposition"].replace("t-2026-", "")) is None
    assert olga.get(f"/documenti/{bound.paper.pk}/").status_code == 404
    assert not people["olga"].sees(case)
    assert browser(people["dino"]).get(f"/trasferimenti/documenti/{bound.pk}/").status_code == 404


def the_operator_is_out_at_once(case: Case, session: Client, ada: Persona) -> None:
    """In a session that was open before, and for work that was in her hands."""
    tasks = CaseProcess.objects.filter(case=case).values_list("task", flat=True)
    paper = Paper.objects.filter(case=case).latest("pk")
    for address in (f"casi/{case.pk}", f"casi/{case.pk}/storia", f"documenti/{paper.pk}"):
        assert session.get(f"/{address}/").status_code == 404, address
    assert case.number not in session.get("/casi/").content.decode()
    for task in tasks:
        assert session.get(f"/compiti/{task}/").status_code in (200, 404)
    assert ada.tasks(case) == []
    assert allowed(ada.user, case) == set()
    assert not WorkAccess.objects.of(ada.user).exists()


def the_work_here_has_ended(case: Case) -> None:
    assert (case.state, case.outcome) == ("transferred", "transferred")
    assert not WorkItem.objects.filter(task__process__caseprocess__case=case).exists()
    assert not CaseProcess.objects.filter(case=case, finished=None).exists()
    visits = set(case.visits.values_list("state", "side", "reason"))
    assert visits == {("cancelled", "service", "Il fascicolo è passato a un altro servizio.")}
    assert holders(case, Role.OPERATOR) == []


def the_matter_goes_on_there(case: Case, new: Case, people: People) -> None:
    assert (new.number, new.state, new.service.short_name) == ("2026/0001", "received", "Lodi")
    assert new.proceeding == case.proceeding
    assert people["carla"].tasks(new) == [("check_documents", "")]
    assert people["irene"].sees(new)
    names = ("first_name", "last_name", "birth_date", "kind")
    assert set(new.people.values_list(*names)) == set(case.people.values_list(*names))
    assert Contact.objects.get(person__case=new).phone == "02 5555"
    terms = visible_to(people["pia"].user, Transfer.objects.get().terms.all())
    assert "Verifica del piano" in terms.values_list("title", flat=True)
    people["carla"].does("check_documents", new)
    people["carla"].does("assign_case", new)
    assert people["nora"].sees(new)


def read_only_behind(case: Case, people: People) -> None:
    for name in ("bruno", "gino"):
        client = browser(people[name])
        assert client.get(f"/casi/{case.pk}/storia/").status_code == 200
        assert "cases.view_notes" in allowed(people[name].user, case)
        before = census()
        for address in addresses_of(case):
            assert client.post(address, {"decision": "accept"}).status_code in (401, 404, 405, 409)
        assert census() == before


def nothing_that_was_written_passed(new: Case, people: People) -> None:
    for related in ("hearings", "visits", "plans", "agreements", "referrer_meetings", "reports"):
        assert not getattr(new, related).exists(), related
    for name in ("olga", "carla", "pia"):
        shown_to(people[name], NOTES)
    for name in ("bruno", "gino", "ada", "sara"):
        assert not people[name].sees(new)


def the_traces_are_whole(case: Case, new: Case) -> None:
    offers, transfers = TransferOffer.objects.all(), Transfer.objects.all()
    for guard in (case, new, *offers, *transfers):
        assert broken_links(guard) == []
        assert not drift(guard)
    before = accesses()
    worklist.rebuild()
    assert accesses() == before


def test_refusal_returns_the_case(reachable: Case, people: People) -> None:
    bruno, dino, olga = (people[name] for name in ("bruno", "dino", "olga"))
    transfer = offered(reachable, bruno, dino)
    bound, work = transfer.bundle.get(), people["ada"].tasks(reachable)

    words = "Conosciamo già la signora Bianchi"
    olga.does(
        "answer_transfer", reachable, decision="refuse", terms="", reason="no_places", answer=words
    )

    assert browser(olga).get(f"/trasferimenti/documenti/{bound.pk}/").status_code == 404
    assert visible_to(olga.user, TransferOffer.objects.all()).count() == 0
    assert shown_to(olga, transfer.number)
    assert (reachable.state, people["ada"].tasks(reachable)) == ("visits", work)
    assert any("Non ci sono posti" in text for text in shown_to(dino, FAMILY, NOTES))
    assert words in browser(bruno).get(f"/trasferimenti/{transfer.pk}/").content.decode()
    assert dino.tasks(reachable) == [("choose_receiver", "")]

    form = dino.fills("choose_receiver", reachable)
    assert list(form.errors) == ["receiver"]
    dino.does("choose_receiver", reachable, decision="return", receiver="")

    transfer.refresh_from_db()
    assert (transfer.state, reachable.state) == ("returned", "visits")
    assert proposed(reachable, bruno).number == "T 2026/0002"


def test_proposal_is_taken_back(reachable: Case, people: People) -> None:
    bruno, dino, olga = (people[name] for name in ("bruno", "dino", "olga"))
    transfer = offered(reachable, bruno, dino)
    bound = transfer.bundle.get()
    task = olga.task("answer_transfer", reachable)

    browser(bruno).post(f"/trasferimenti/{transfer.pk}/ritira/")

    transfer.refresh_from_db()
    assert (transfer.state, transfer.last_offer().state) == ("withdrawn", "withdrawn")
    assert (olga.tasks(reachable), dino.tasks(reachable)) == ([], [])
    for address in (f"/compiti/{task}/", f"/trasferimenti/documenti/{bound.pk}/"):
        assert browser(olga).get(address).status_code == 404
    assert people["ada"].may("cases.hold_visit", reachable)
    with refused(says="Ritirato"):
        withdraw(transfer, by=bruno.user)


def test_case_that_ends_here_is_no_longer_proposed(visited: Case, people: People) -> None:
    transfer = proposed(visited, people["bruno"])
    for who, step in (
        ("bruno", "review_plan"),
        ("ada", "draft_report"),
        ("bruno", "validate_report"),
        ("gino", "sign_report"),
        ("sara", "transmit_report"),
        ("elsa", "acknowledge_report"),
    ):
        people[who].does(step, visited)

    transfer.refresh_from_db()
    assert (visited.state, transfer.state) == ("closed", "withdrawn")
    assert people["dino"].tasks(visited) == []


def test_accepted_twice_at_once_is_one_new_case(on_disk: None, people: People) -> None:
    case = receive(people["sara"])
    offered(case, people["bruno"], people["dino"])
    task, values = people["olga"].task("answer_transfer", case), answers("answer_transfer", case)

    errors = together(*[lambda: submit(task, people["olga"].user, values)] * 3)

    assert [type(error) for error in errors if error] == [TaskDone, TaskDone]
    assert Case.objects.count() == 2
    assert broken_links(case) == []


def test_work_done_while_the_case_leaves_is_done_or_not_at_all(
    on_disk: None, people: People
) -> None:
    case = receive(people["sara"])
    offered(case, people["bruno"], people["dino"])
    leaving = people["olga"].task("answer_transfer", case), answers("answer_transfer", case)
    checking = people["bruno"].task("check_documents", case), {"decision": "complete"}

    together(
        lambda: submit(leaving[0], people["olga"].user, leaving[1]),
        lambda: submit(checking[0], people["bruno"].user, checking[1]),
    )

    case.refresh_from_db()
    assert case.state == "transferred"
    assert people["bruno"].tasks(case) == []
    assert Case.objects.exclude(pk=case.pk).get().state == "received"


def shown_to(who: Persona, *never: str) -> list[str]:
    """All that somebody can open, as text; nothing of `never` is in it."""
    client, texts = browser(who), []
    for address in addresses():
        answer = client.get(address, follow=True)
        # Programs ask by a key: a session opens nothing there.
        assert answer.status_code in (200, 401, 404, 405, 409), address
        text = unescape(answer.content.decode(errors="replace"))
        for pattern in never:
            found = re.search(pattern, text)
            assert found is None, f"{who.user} reads {found} at {address}"
        texts.append(text)
    return texts


def addresses_of(case: Case) -> Iterator[str]:
    """Every address with a key: of this case, its papers, its tasks, its transfer."""
    for address in addresses():
        kind, _, key = address.strip("/").partition("/")
        if kind in {"casi", "fascicoli"} and not key.startswith(f"{case.pk}/"):
            continue
        if re.search(r"/\d+/", address):
            yield address


def accesses() -> list[tuple[int, int, int | None]]:
    rows = WorkAccess.objects.order_by("item", "user")
    return list(rows.values_list("item", "user", "owner"))
