from typing import Any

import pytest

from tests.personas import FATHER, MOTHER, Persona, receive
from workflows.cases.entries import PersonEntry
from workflows.cases.models import AgreementSignature, Case, Person
from workflows.engine.execution import find
from workflows.processes.forms.preliminary import AgreementForm, hearable
from workflows.processes.work import form_for

GRANDFATHER = PersonEntry("Aldo", "Rossi", None, "grandfather", "excluded")


@pytest.fixture
def met(assigned: Case, ada: Persona) -> Case:
    ada.does("meet_referrer", assigned)
    return assigned


@pytest.fixture
def assessed(met: Case, ada: Persona) -> Case:
    ada.does("familiarise_child", met)
    ada.does("interview_adult", met, about="Marco")
    ada.does("interview_adult", met, about="Lia")
    ada.does("assess_risk", met)
    return met


def next_after(case: Case, by: Persona, about: str) -> str:
    step = "familiarise_child" if about == "Giulia" else "interview_adult"
    activation = find(by.task(step, case, about), by.user)
    return str(form_for(activation, by.user).what_next())


def test_hearing_says_who_is_still_to_be_heard(met: Case, ada: Persona) -> None:
    assert next_after(met, ada, "Lia").startswith("Mancano ancora: Giulia, Marco.")
    assert next_after(met, ada, "Giulia").startswith("Mancano ancora: Marco, Lia.")

    ada.does("interview_adult", met, about="Marco")
    ada.does("familiarise_child", met)

    assert next_after(met, ada, "Lia").startswith("Tutti sono stati sentiti")


def test_hearing_in_the_future_is_refused_beside_its_date(met: Case, ada: Persona) -> None:
    form = ada.fills("interview_adult", met, about="Lia", held_at="2026-09-07T10:01")

    assert set(form.errors) == {"held_at"}


def test_personality_without_a_method_is_refused_beside_the_method(met: Case, ada: Persona) -> None:
    form = ada.fills("interview_adult", met, about="Lia", on_personality="on", method=" ")

    assert set(form.errors) == {"method"}


def test_whom_the_service_hears_leaves_out_the_excluded(sara: Persona) -> None:
    case = receive(sara, adults=(FATHER, MOTHER, GRANDFATHER))

    assert [person.first_name for person in hearable(case)] == ["Giulia", "Marco", "Lia"]


def test_risk_is_answered_for_every_danger(met: Case, ada: Persona) -> None:
    ada.does("familiarise_child", met)
    ada.does("interview_adult", met, about="Marco")
    ada.does("interview_adult", met, about="Lia")

    form = ada.fills("assess_risk", met, violence="", conflict="forse")

    assert set(form.errors) == {"violence", "conflict"}


def answer(case: Case, name: str, **given: Any) -> dict[str, Any]:
    person = Person.objects.get(case=case, first_name=name)
    return {f"{field}_{person.pk}": value for field, value in given.items()}


def test_agreement_asks_each_adult_of_the_order(assessed: Case, ada: Persona) -> None:
    form = form_for(find(ada.task("sign_agreement", assessed), ada.user), ada.user)

    assert isinstance(form, AgreementForm)
    labels = [str(field.label) for name, field in form.fields.items() if "signed" in name]
    assert labels == ["Marco Rossi ha firmato", "Lia Bianchi ha firmato"]


def test_agreement_wants_a_signature_or_a_reason_of_each(assessed: Case, ada: Persona) -> None:
    changes = answer(assessed, "Lia", signed="", refusal=" ")

    form = ada.fills("sign_agreement", assessed, **changes)

    lia = Person.objects.get(case=assessed, first_name="Lia")
    assert set(form.errors) == {f"refusal_{lia.pk}"}


def test_agreement_refused_by_one_goes_on(assessed: Case, ada: Persona) -> None:
    ada.does("sign_agreement", assessed, **answer(assessed, "Lia", signed="", refusal="Ci pensa"))

    signed = AgreementSignature.objects.values_list("person__first_name", "signed", "refusal")
    assert sorted(signed) == [("Lia", False, "Ci pensa"), ("Marco", True, "")]
    assert ada.tasks(assessed) == [("plan_visits", "")]


def test_agreement_presented_tomorrow_is_refused_beside_its_date(
    assessed: Case, ada: Persona
) -> None:
    form = ada.fills("sign_agreement", assessed, presented_on="2026-09-08")

    assert set(form.errors) == {"presented_on"}
