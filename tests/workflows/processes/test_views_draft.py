"""What is typed and not sent is kept, for its author alone."""

import pytest
from django.test import Client
from viewflow.workflow.models import Task

from permissions.assignment import leave
from permissions.roles import Role
from tests.papers import blank_pdf_bytes
from tests.personas import Persona
from tests.workflows.processes.pages import address, messages_of, sent, signed_in, text_of
from workflows.cases.models import Case
from workflows.engine import drafts
from workflows.engine.models import Draft

TYPED = {"held_at": "", "attendees": "Irene", "summary": "Il padre «ha paura»."}


@pytest.fixture
def where(assigned: Case, ada: Persona) -> str:
    return address("meet_referrer", assigned, ada)


def pen_of(case: Case, step: str, persona: Persona) -> str:
    return drafts.pen(Task.objects.get(pk=persona.task(step, case)), persona.user)


def test_draft_comes_back_as_it_was_typed(where: str, ada: Persona) -> None:
    browser = signed_in(ada)

    response = browser.post(where, {**TYPED, "draft": "1"})

    assert (response["Location"], messages_of(response)) == (where, ["Bozza salvata."])
    page = browser.get(where)
    assert "Il padre «ha paura»." in page.content.decode()
    assert "Bozza salvata lun 7 set, 10:00" in text_of(page)


def test_draft_keeps_what_a_form_would_refuse(where: str, ada: Persona) -> None:
    browser = signed_in(ada)

    browser.post(where, {**TYPED, "held_at": "2031-01-01T10:00", "draft": "1"})

    assert 'value="2031-01-01T10:00"' in browser.get(where).content.decode()


def test_draft_holds_answers_and_nothing_else(where: str, ada: Persona) -> None:
    signed_in(ada).post(where, {**TYPED, "draft": "1", "csrfmiddlewaretoken": "x", "pen": "y"})

    assert Draft.objects.get().answers == TYPED


def test_draft_leaves_files_out(case: Case, bruno: Persona, irene: Persona) -> None:
    bruno.does("check_documents", case, decision="integration", missing="La relazione")
    answer = {**sent("supply_documents", case), "title": "Relazione", "draft": "1"}

    signed_in(irene).post(address("supply_documents", case, irene), answer)

    assert Draft.objects.get().answers == {"title": "Relazione"}
    assert case.papers.count() == 1


def test_draft_is_kept_by_itself(where: str, ada: Persona) -> None:
    response = signed_in(ada).post(f"{where}bozza/", TYPED, headers={"HX-Request": "true"})

    assert text_of(response) == "Bozza salvata alle 10:00"
    assert Draft.objects.get().answers == TYPED


def test_draft_is_replaced_by_the_next(where: str, ada: Persona) -> None:
    browser = signed_in(ada)
    browser.post(f"{where}bozza/", TYPED)

    browser.post(f"{where}bozza/", {**TYPED, "summary": "Altro"})

    assert Draft.objects.get().answers["summary"] == "Altro"


def test_unticking_a_box_is_kept_too(assigned: Case, ada: Persona) -> None:
    ada.does("meet_referrer", assigned)
    where = address("interview_adult", assigned, ada, "Lia")
    browser = signed_in(ada)
    browser.post(f"{where}bozza/", {"facts": "x", "on_personality": "on"})
    assert browser.get(where).context["form"]["on_personality"].value() is True

    browser.post(f"{where}bozza/", {"facts": "x"})

    assert browser.get(where).context["form"]["on_personality"].value() is False


def test_draft_is_nobody_elses(case: Case, people: dict[str, Persona]) -> None:
    people["bruno"].does("check_documents", case)
    where = address("assign_case", case, people["bruno"])
    operator = people["ada"].user.pk
    signed_in(people["bruno"]).post(where, {"operator": operator, "draft": "1"})

    page = signed_in(people["gino"]).get(where)

    assert f'value="{operator}" selected' not in page.content.decode()
    assert "Bozza salvata" not in text_of(page)


def test_draft_of_others_tasks_cannot_be_written(where: str, carla: Persona) -> None:
    browser = signed_in(carla)

    assert browser.post(f"{where}bozza/", TYPED).status_code == 404
    assert browser.post(where, {**TYPED, "draft": "1"}).status_code == 404
    assert not Draft.objects.exists()


def test_draft_goes_when_the_task_is_done(where: str, assigned: Case, ada: Persona) -> None:
    signed_in(ada).post(f"{where}bozza/", TYPED)

    ada.does("meet_referrer", assigned)

    assert not Draft.objects.exists()


def test_draft_goes_when_the_task_is_withdrawn(where: str, assigned: Case, ada: Persona) -> None:
    signed_in(ada).post(f"{where}bozza/", TYPED)
    process = assigned.processes.get(parent_task=None)

    process.flow_class.instance.cancel(process)

    assert not Draft.objects.exists()


def test_draft_goes_when_its_author_may_do_the_task_no_more(
    where: str, assigned: Case, ada: Persona, bruno: Persona
) -> None:
    signed_in(ada).post(f"{where}bozza/", TYPED)

    leave(assigned.service, ada.user, Role.OPERATOR, by=bruno.user)

    assert not Draft.objects.exists()


def test_draft_after_the_task_is_done_says_it_cannot_be_kept(
    where: str, assigned: Case, ada: Persona
) -> None:
    ada.does("meet_referrer", assigned)

    response = signed_in(ada).post(f"{where}bozza/", TYPED)

    assert "La bozza non si può salvare" in text_of(response)
    assert not Draft.objects.exists()


def test_answer_sent_after_the_session_ended_waits_for_its_author(
    where: str, assigned: Case, ada: Persona
) -> None:
    pen = pen_of(assigned, "meet_referrer", ada)

    response = Client().post(where, {**TYPED, "pen": pen})

    assert response["Location"] == f"/accesso/?next={where}"
    assert "Il padre «ha paura»." in signed_in(ada).get(where).content.decode()


def test_draft_after_the_session_ended_says_so_in_place(
    where: str, assigned: Case, ada: Persona
) -> None:
    typed = {**TYPED, "pen": pen_of(assigned, "meet_referrer", ada)}

    response = Client().post(f"{where}bozza/", typed, headers={"HX-Request": "true"})

    assert "La sessione è scaduta. Bozza salvata alle 10:00" in text_of(response)


def test_pen_that_was_made_up_writes_nothing(
    where: str, assigned: Case, ada: Persona, irene: Persona
) -> None:
    good = pen_of(assigned, "meet_referrer", ada)
    ada.does("meet_referrer", assigned)
    of_another_task = address("interview_adult", assigned, ada, "Lia")

    for pen in ("", "x", f"{good}x", good):
        Client().post(of_another_task, {**TYPED, "pen": pen})

    assert not Draft.objects.exists()


def test_draft_of_a_page_with_a_null_character_is_kept(where: str, ada: Persona) -> None:
    signed_in(ada).post(f"{where}bozza/", {**TYPED, "summary": "prima\0dopo"})

    assert Draft.objects.get().answers["summary"] == "primadopo"


def test_good_file_is_chosen_once(case: Case, bruno: Persona, irene: Persona) -> None:
    bruno.does("check_documents", case, decision="integration", missing="La relazione")
    browser, where = signed_in(irene), address("supply_documents", case, irene)
    page = browser.post(where, sent("supply_documents", case, title=""))
    token = page.context["form"].fields["pdf"].widget.get_context("pdf", None, {})["token"]
    assert "Già caricato: prova.pdf, 1 pagina." in text_of(page)

    browser.post(where, {"title": "Relazione sociale", "pdf_kept": token})

    paper = case.papers.get(kind="integration")
    assert (paper.title, paper.size) == ("Relazione sociale", len(blank_pdf_bytes()))


def test_token_of_a_file_cannot_be_made_up(case: Case, bruno: Persona, irene: Persona) -> None:
    bruno.does("check_documents", case, decision="integration", missing="La relazione")
    answer = {"title": "Relazione", "pdf_kept": "WyJhIl0:1:x"}

    page = text_of(signed_in(irene).post(address("supply_documents", case, irene), answer))

    assert "Il file va scelto di nuovo." in page
    assert case.papers.count() == 1
