"""A question that names a case is stopped, written anew, and answered by another service."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import expect

from intranet.network.actions import take_seat
from intranet.network.exchange.models import Answer, Question
from permissions.models import Organisation
from tests.e2e.window import PHONE, SUBMIT, Window
from tests.personas import Persona

pytestmark = pytest.mark.e2e

TITLE = "Che cosa si fa quando il decreto non dice il luogo?"
SAID = "Il decreto R.G. 1234/2026 non dice dove. La bambina di 9 anni aspetta da marzo."
AGAIN = "Il decreto non dice dove. La bambina di 9 anni aspetta da marzo."
ADVICE = "Noi chiediamo un chiarimento al giudice, e intanto si prepara la sala."


@pytest.fixture
def seated(site: str, people: dict[str, Persona]) -> None:
    for service in Organisation.objects.filter(kind=Organisation.Kind.SERVICE):
        take_seat(service, by=people["dino"].user, since=date(2025, 1, 15))


def test_question_with_a_case_is_stopped_rewritten_and_answered(
    seated: None, window: Callable[[str], Window]
) -> None:
    ada, carla, dino = map(window, ("ada", "carla", "dino"))
    carla.sits_before(PHONE)

    is_stopped(ada)
    writes_anew_and_confirms(ada)
    question = Question.objects.get()
    answers(carla)
    ada.opens("/avvisi/")
    expect(ada.page.locator("main")).to_contain_text("Una risposta alla domanda")
    ada.opens(question.get_absolute_url())
    ada.presses(ada.page.get_by_role("button", name="È servita"))
    expect(ada.page.locator("main .answer-useful")).to_contain_text(ADVICE)
    hides(dino, question)

    assert Answer.objects.get().state == Answer.State.HIDDEN
    ada.opens(question.get_absolute_url())
    expect(ada.page.locator("main")).not_to_contain_text(ADVICE)
    elsa = window("elsa")
    elsa.opens("/relazioni/")
    assert elsa.status_of(question.get_absolute_url()) == 404


def is_stopped(ada: Window) -> None:
    ada.opens("/rete/")
    ada.follows("Domande")
    ada.follows("Fai una domanda")
    ada.fills({"title": TITLE, "text": SAID, "tags": "decreti"})
    publishes(ada)
    main = ada.page.locator("main")
    expect(main.locator("mark.sure")).to_contain_text("R.G. 1234/2026")
    expect(main.locator("[name=text]")).to_have_value(SAID)
    expect(main.locator("[name=controllato]")).to_have_count(0)
    assert not Question.objects.exists()


def writes_anew_and_confirms(ada: Window) -> None:
    ada.fills({"text": AGAIN})
    publishes(ada)
    expect(ada.page.locator("main mark")).to_contain_text("bambina di 9 anni")
    assert not Question.objects.exists()
    ada.page.get_by_text("Ho controllato: non fa riconoscere nessuno").click()
    publishes(ada)


def answers(carla: Window) -> None:
    carla.opens("/rete/domande/")
    carla.follows(TITLE)
    carla.fills({"text": ADVICE})
    publishes(carla)


def hides(dino: Window, question: Question) -> None:
    dino.opens(question.get_absolute_url())
    dino.page.locator("main .answer").get_by_role("link", name="Nascondi").click()
    dino.look()
    dino.fills({"reason": "Il consiglio vale per un tribunale solo."})
    publishes(dino)


def publishes(who: Window) -> None:
    who.presses(who.page.locator(f"main form .btn-primary{SUBMIT.removeprefix('button')}"))
