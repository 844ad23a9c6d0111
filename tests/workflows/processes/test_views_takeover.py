"""Two at the same task: each is told of the other, and one who may can take it over."""

import pytest
from time_machine import Traveller
from viewflow.workflow.models import Task

from permissions.models import AuditEvent
from tests.personas import Persona
from tests.workflows.processes.pages import address, messages_of, signed_in, text_of
from workflows.cases.models import Case
from workflows.engine import drafts
from workflows.engine.execution import take
from workflows.engine.models import Draft

STEP = "review_plan"


@pytest.fixture
def where(visited: Case, ada: Persona) -> str:
    """The address of a task that both Ada and Bruno may do."""
    return address(STEP, visited, ada)


@pytest.fixture
def held(where: str, visited: Case, ada: Persona) -> int:
    """The task in the hands of Ada."""
    pk = ada.task(STEP, visited)
    take(pk, ada.user)
    return pk


def test_page_of_a_task_that_another_holds_says_since_when_and_offers_to_take_over(
    where: str, held: int, bruno: Persona
) -> None:
    page = text_of(signed_in(bruno).get(where))

    assert "Ada Conti lo ha preso lun 21 set, 17:00" in page
    assert "Subentra" in page


def test_task_taken_over_changes_hands_and_is_logged(
    where: str, held: int, visited: Case, ada: Persona, bruno: Persona
) -> None:
    response = signed_in(bruno).post(f"{where}subentra/")

    assert messages_of(response) == ["Il compito è passato di mano."]
    assert Task.objects.get(pk=held).owner == bruno.user
    event = AuditEvent.objects.get(verb="task.taken_over")
    assert (event.actor_id, event.data) == (bruno.user.pk, {"task": held, "former": ada.user.pk})
    bruno.does(STEP, visited)


def test_former_holder_finds_the_task_held_and_keeps_their_draft(
    where: str, held: int, ada: Persona, bruno: Persona
) -> None:
    browser = signed_in(ada)
    browser.post(where, {"reasons": "Il padre è puntuale", "draft": "1"})

    signed_in(bruno).post(f"{where}subentra/")
    answer = browser.post(where, {"reasons": "Il padre è puntuale"})

    assert answer.status_code == 409
    assert "Bruno Ferri" in text_of(answer)
    assert Draft.objects.get(user=ada.user).answers["reasons"] == "Il padre è puntuale"


def test_task_is_not_taken_over_by_one_who_may_not_do_it(
    where: str, held: int, ada: Persona, carla: Persona, sara: Persona
) -> None:
    for stranger in (carla, sara):
        assert signed_in(stranger).post(f"{where}subentra/").status_code == 404

    assert Task.objects.get(pk=held).owner == ada.user
    assert not AuditEvent.objects.filter(verb="task.taken_over").exists()


def test_task_that_is_done_is_not_taken_over(
    where: str, held: int, visited: Case, ada: Persona, bruno: Persona
) -> None:
    ada.does(STEP, visited)

    response = signed_in(bruno).post(f"{where}subentra/")

    assert "già stato svolto da Ada Conti" in messages_of(response)[0]
    assert Task.objects.get(pk=held).owner == ada.user


def test_free_task_and_ones_own_are_left_as_they_are(
    where: str, visited: Case, ada: Persona, bruno: Persona
) -> None:
    pk = ada.task(STEP, visited)
    signed_in(bruno).post(f"{where}subentra/")
    assert Task.objects.get(pk=pk).owner is None

    take(pk, ada.user)
    signed_in(ada).post(f"{where}subentra/")

    assert Task.objects.get(pk=pk).owner == ada.user
    assert not AuditEvent.objects.filter(verb="task.taken_over").exists()


def test_two_who_write_are_told_of_each_other(where: str, ada: Persona, bruno: Persona) -> None:
    signed_in(ada).post(where, {"reasons": "Il padre è puntuale", "draft": "1"})

    page = text_of(signed_in(bruno).get(where))
    saved = signed_in(bruno).post(f"{where}bozza/", {"reasons": "Proseguono"})

    for text in (page, text_of(saved)):
        assert "Anche Ada Conti sta scrivendo qui" in text
        assert "puntuale" not in text
    hers = text_of(signed_in(ada).get(where))
    assert "Anche Bruno Ferri sta scrivendo qui" in hers
    assert "Anche Ada Conti" not in hers


def test_one_who_stopped_writing_is_not_told(
    where: str, visited: Case, ada: Persona, bruno: Persona, clock: Traveller
) -> None:
    signed_in(ada).post(where, {"reasons": "Il padre è puntuale", "draft": "1"})
    task = Task.objects.get(pk=ada.task(STEP, visited))
    assert [draft.user for draft in drafts.others(task, bruno.user)] == [ada.user]

    clock.shift(drafts.STILL_WRITING)

    assert drafts.others(task, bruno.user) == []
    assert "sta scrivendo" not in text_of(signed_in(bruno).get(where))
