"""What happens when the form of a task is sent."""

from typing import Any

import pytest
from time_machine import Traveller
from viewflow.workflow.models import Task

from tests.personas import Persona, on, receive
from tests.workflows.processes.pages import address, messages_of, sent, signed_in, text_of
from workflows.cases.models import Case, Hearing


def test_task_done_leads_back_to_the_desk(case: Case, bruno: Persona) -> None:
    response = signed_in(bruno).post(
        address("check_documents", case, bruno), sent("check_documents", case)
    )

    assert (response.status_code, response["Location"]) == (302, "/")
    assert messages_of(response) == ["Fatto: Controllare i documenti"]
    case.refresh_from_db()
    assert case.state == "waiting"


def test_task_done_leads_to_the_one_it_brought_to_the_same_hands(
    assigned: Case, ada: Persona, clock: Traveller
) -> None:
    ada.does("meet_referrer", assigned)
    ada.does("familiarise_child", assigned)
    ada.does("interview_adult", assigned, about="Marco")
    clock.move_to(on("2026-09-08"))

    response = signed_in(ada).post(
        address("interview_adult", assigned, ada, "Lia"), sent("interview_adult", assigned)
    )

    assert response["Location"] == address("assess_risk", assigned, ada)


def test_other_cases_are_not_what_a_task_leads_to(
    assigned: Case, people: dict[str, Persona]
) -> None:
    ada, other = people["ada"], receive(people["sara"], rg_number=77)
    people["bruno"].does("check_documents", other)
    people["bruno"].does("assign_case", other)
    ada.does("meet_referrer", assigned)
    for about in ("Giulia", "Marco"):
        step = "familiarise_child" if about == "Giulia" else "interview_adult"
        ada.does(step, assigned, about=about)

    response = signed_in(ada).post(
        address("meet_referrer", other, ada), sent("meet_referrer", other)
    )

    assert response["Location"] != address("interview_adult", assigned, ada, "Lia")


def test_errors_keep_what_was_typed(assigned: Case, ada: Persona) -> None:
    typed = {"held_at": "2026-09-07T09:00", "attendees": "", "summary": "Il padre ha chiamato."}

    response = signed_in(ada).post(address("meet_referrer", assigned, ada), typed)

    assert "Il padre ha chiamato." in text_of(response)
    assert 'value="2026-09-07T09:00"' in response.content.decode()
    assert "C'è una cosa da correggere Presenti : Questo campo è obbligatorio." in text_of(response)
    assert not assigned.referrer_meetings.exists()


def test_refusal_of_a_rule_stands_beside_its_field(assigned: Case, ada: Persona) -> None:
    typed = sent("meet_referrer", assigned, held_at="2026-12-01T09:00", summary="Da tenere.")

    page = text_of(signed_in(ada).post(address("meet_referrer", assigned, ada), typed))

    assert "Data e ora : La data è nel futuro" in page
    assert "Da tenere." in page


def test_wrong_person_changes_nothing(case: Case, bruno: Persona, carla: Persona) -> None:
    where = address("check_documents", case, bruno)

    response = signed_in(carla).post(where, sent("check_documents", case))

    assert response.status_code == 404
    case.refresh_from_db()
    assert case.state == "received"


def test_answer_at_another_tasks_address_is_judged_as_that_task(
    assigned: Case, people: dict[str, Persona]
) -> None:
    ada = people["ada"]
    ada.does("meet_referrer", assigned)
    interview = address("interview_adult", assigned, ada, "Lia")

    response = signed_in(ada).post(interview, sent("assess_risk", assigned))

    assert response.status_code == 200
    assert "Fatti osservati : Questo campo è obbligatorio." in text_of(response)
    assert not Hearing.objects.exists()


def test_double_click_is_said_once_and_done_once(assigned: Case, ada: Persona) -> None:
    ada.does("meet_referrer", assigned)
    browser, where = signed_in(ada), address("interview_adult", assigned, ada, "Lia")
    answer = sent("interview_adult", assigned)
    browser.post(where, answer)

    second = browser.post(where, answer)

    assert second.status_code == 302
    assert messages_of(second)[-1] == "Già registrato."
    assert Hearing.objects.count() == 1


def test_second_thought_after_a_task_is_done_can_be_copied(
    assigned: Case, ada: Persona, clock: Traveller
) -> None:
    ada.does("meet_referrer", assigned)
    browser, where = signed_in(ada), address("interview_adult", assigned, ada, "Lia")
    browser.post(where, sent("interview_adult", assigned))
    clock.move_to(on("2026-09-07", "10:05"))

    response = browser.post(where, sent("interview_adult", assigned, facts="Aggiungo una cosa."))

    assert response.status_code == 409
    assert "Aggiungo una cosa." in text_of(response)
    assert Hearing.objects.count() == 1


def test_task_done_by_another_says_who_and_when_and_keeps_the_text(
    case: Case, people: dict[str, Persona]
) -> None:
    bruno, gino = people["bruno"], people["gino"]
    bruno.does("check_documents", case)
    where = address("assign_case", case, gino)
    bruno.does("assign_case", case)

    response = signed_in(gino).post(where, sent("assign_case", case))

    assert response.status_code == 409
    assert "lo ha registrato Bruno Ferri, lun 7 set, 10:00" in text_of(response)


def test_opening_a_task_that_is_done_says_so(case: Case, bruno: Persona) -> None:
    where = address("check_documents", case, bruno)
    bruno.does("check_documents", case)

    page = text_of(signed_in(bruno).get(where))

    assert "è stato registrato lun 7 set, 10:00" in page


def test_task_held_by_another_keeps_what_was_typed(case: Case, people: dict[str, Persona]) -> None:
    bruno, gino = people["bruno"], people["gino"]
    bruno.does("check_documents", case)
    where = address("assign_case", case, bruno)
    signed_in(gino).post(f"{where}prendi/")
    operator = people["ada"].user.pk

    response = signed_in(bruno).post(where, {"operator": operator})

    assert response.status_code == 409
    assert "Il compito è nelle mani di Gino Marchi" in text_of(response)
    assert f'value="{operator}" selected' in response.content.decode()
    case.refresh_from_db()
    assert case.operator is None


def test_withdrawn_task_is_not_to_be_done(case: Case, bruno: Persona) -> None:
    where = address("check_documents", case, bruno)
    process = case.processes.get()
    process.flow_class.instance.cancel(process)

    response = signed_in(bruno).post(where, sent("check_documents", case))

    assert response.status_code == 409
    assert "è stato ritirato" in text_of(response)


@pytest.mark.parametrize("next_page", ["/giornata/", "/casi/"])
def test_taking_a_task_goes_back_where_it_was_asked(
    case: Case, bruno: Persona, next_page: str
) -> None:
    where = address("check_documents", case, bruno)

    response = signed_in(bruno).post(f"{where}prendi/", {"next": next_page})

    assert response["Location"] == next_page
    assert Task.objects.get(pk=bruno.task("check_documents", case)).owner == bruno.user


@pytest.mark.parametrize(
    "elsewhere",
    ["https://example.org/", "//example.org/", "javascript:alert(1)", "/\\example.org", ""],
)
def test_taking_a_task_leads_to_no_other_site(case: Case, bruno: Persona, elsewhere: str) -> None:
    where = address("check_documents", case, bruno)

    response = signed_in(bruno).post(f"{where}prendi/", {"next": elsewhere})

    assert response["Location"] == where


def test_task_given_back_is_for_anybody_entitled(case: Case, bruno: Persona) -> None:
    browser, where = signed_in(bruno), address("check_documents", case, bruno)
    browser.post(f"{where}prendi/")

    browser.post(f"{where}rilascia/")

    assert Task.objects.get(pk=bruno.task("check_documents", case)).owner is None


def test_taking_what_somebody_holds_says_who(case: Case, people: dict[str, Persona]) -> None:
    people["bruno"].does("check_documents", case)
    where = address("assign_case", case, people["bruno"])
    signed_in(people["gino"]).post(f"{where}prendi/")

    response = signed_in(people["bruno"]).post(f"{where}prendi/")

    assert messages_of(response) == ["È già nelle mani di Gino Marchi."]


def test_taking_what_is_done_says_by_whom(case: Case, people: dict[str, Persona]) -> None:
    people["bruno"].does("check_documents", case)
    where = address("assign_case", case, people["gino"])
    people["bruno"].does("assign_case", case)

    response = signed_in(people["gino"]).post(f"{where}prendi/")

    assert messages_of(response) == [
        "Il compito è già stato svolto da Bruno Ferri il 7 set 2026, 10:00."
    ]


@pytest.mark.parametrize("verb", ["prendi", "rilascia"])
def test_task_of_others_is_neither_taken_nor_given_back(
    case: Case, bruno: Persona, carla: Persona, verb: str
) -> None:
    where = address("check_documents", case, bruno)

    assert signed_in(carla).post(f"{where}{verb}/").status_code == 404
    assert Task.objects.get(pk=bruno.task("check_documents", case)).owner is None


def test_opening_the_address_of_a_verb_changes_nothing(case: Case, bruno: Persona) -> None:
    where = address("check_documents", case, bruno)

    response: Any = signed_in(bruno).get(f"{where}prendi/")

    assert response["Location"] == where
    assert Task.objects.get(pk=bruno.task("check_documents", case)).owner is None
