"""A form whose token is of another session: refused, and what was typed into a task is kept."""

import pytest
from django.test import Client
from viewflow.workflow.models import Task

from tests.personas import Persona
from tests.security.door.keys import text_of
from tests.workflows.processes.pages import address
from workflows.cases.models import Case
from workflows.engine import drafts
from workflows.engine.models import Draft

TYPED = {"summary": "Il padre «ha paura».", "csrfmiddlewaretoken": "x" * 32}


@pytest.fixture
def where(assigned: Case, ada: Persona) -> str:
    return address("meet_referrer", assigned, ada)


@pytest.fixture
def pen(assigned: Case, ada: Persona) -> str:
    return drafts.pen(Task.objects.get(pk=ada.task("meet_referrer", assigned)), ada.user)


def strict(persona: Persona) -> Client:
    """A browser of `persona` whose forms need their token."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(persona.user)
    return browser


def test_answer_with_an_old_token_is_refused_and_kept(
    where: str, pen: str, assigned: Case, ada: Persona
) -> None:
    answer = strict(ada).post(where, {**TYPED, "pen": pen})

    assert answer.status_code == 403
    assert "Ciò che era scritto è salvato come bozza alle 10:00" in text_of(answer)
    assert f'href="{where}"' in text_of(answer)
    assert Draft.objects.get().answers["summary"] == TYPED["summary"]
    assert ("meet_referrer", "") in ada.tasks(assigned)


def test_draft_with_an_old_token_is_kept_in_place(where: str, pen: str, ada: Persona) -> None:
    answer = strict(ada).post(
        f"{where}bozza/", {**TYPED, "pen": pen}, headers={"HX-Request": "true"}
    )

    assert answer.status_code == 200
    assert "Bozza salvata alle 10:00" in text_of(answer)
    assert Draft.objects.get().user == ada.user


@pytest.mark.parametrize("pen_of", ["nobody", "another task", "another user"])
def test_form_of_another_site_writes_nothing(
    where: str, pen: str, assigned: Case, ada: Persona, carla: Persona, pen_of: str
) -> None:
    task = Task.objects.get(pk=ada.task("meet_referrer", assigned))
    made_up = {
        "nobody": "x",
        "another task": drafts.pen(Task(pk=task.pk + 1), ada.user),
        "another user": drafts.pen(task, carla.user),
    }

    answer = strict(ada).post(where, {**TYPED, "pen": made_up[pen_of]})

    assert answer.status_code == 403
    assert "il modulo va compilato e inviato da lì" in text_of(answer)
    assert not Draft.objects.exists()


def test_form_of_another_site_changes_nothing_elsewhere(ada: Persona, pen: str) -> None:
    answer = strict(ada).post("/accesso/uscita/", {"pen": pen})

    assert answer.status_code == 403
    assert not Draft.objects.exists()
