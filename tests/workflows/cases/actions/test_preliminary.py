import datetime as dt
from typing import Any

import pytest

from tests.personas import MONDAY, Persona
from tests.refusals import refused
from workflows.cases.actions import preliminary
from workflows.cases.models import AgreementSignature, Case, Person, RiskSheet

SOON = MONDAY + dt.timedelta(minutes=1)


def father(case: Case) -> Person:
    return Person.objects.get(case=case, first_name="Marco")


def test_meeting_in_the_future_is_refused(assigned: Case, ada: Persona) -> None:
    with refused("held_at", says="futuro"):
        preliminary.meet_referrer(assigned, by=ada.user, held_at=SOON, attendees="", summary="")


def test_meeting_begins_the_preliminary_phase(assigned: Case, ada: Persona) -> None:
    preliminary.meet_referrer(
        assigned, by=ada.user, held_at=MONDAY, attendees="Ada, Irene", summary="Si comincia."
    )

    assert assigned.state == "preliminary"


def test_hearing_in_the_future_is_refused(assigned: Case, ada: Persona) -> None:
    with refused("held_at", says="futuro"):
        preliminary.hear_person(father(assigned), by=ada.user, held_at=SOON, facts="Parla.")


@pytest.mark.parametrize("method", ["", "   "])
def test_personality_judged_without_a_method_is_refused(
    assigned: Case, ada: Persona, method: str
) -> None:
    note: dict[str, Any] = {"facts": "Parla.", "evaluations": "È impulsivo.", "method": method}

    with refused("method", says="473-bis.27"):
        preliminary.hear_person(
            father(assigned), by=ada.user, held_at=MONDAY, on_personality=True, **note
        )


@pytest.mark.parametrize(("on_personality", "method"), [(False, ""), (True, "MMPI-2")])
def test_hearing_is_kept_as_it_was_written(
    assigned: Case, ada: Persona, on_personality: bool, method: str
) -> None:
    hearing = preliminary.hear_person(
        father(assigned),
        by=ada.user,
        held_at=MONDAY,
        facts="Parla.",
        statements="«Voglio vederla», il padre.",
        on_personality=on_personality,
        method=method,
    )

    hearing.refresh_from_db()
    assert (hearing.case, hearing.author) == (assigned, ada.user)
    assert hearing.statements == "«Voglio vederla», il padre."


def test_risk_not_known_is_not_absent(planned: Case) -> None:
    sheet = RiskSheet.objects.get(case=planned)

    assert (sheet.violence, sheet.substances) == ("unknown", "absent")
    assert sheet.get_violence_display() != sheet.get_substances_display()


@pytest.fixture
def heard(assigned: Case, ada: Persona) -> Case:
    preliminary.meet_referrer(assigned, by=ada.user, held_at=MONDAY, attendees="-", summary="-")
    return assigned


def test_agreement_refused_by_everybody_stops_nothing(heard: Case, ada: Persona) -> None:
    adults = Person.objects.filter(case=heard, kind="adult")

    preliminary.present_agreement(
        heard,
        by=ada.user,
        presented_on=MONDAY.date(),
        rules="Si arriva in orario.",
        refusals=dict.fromkeys(adults, "Non condivide le regole"),
    )

    assert heard.state == "ready"
    answers = AgreementSignature.objects.values_list("signed", "refusal").distinct()
    assert list(answers) == [(False, "Non condivide le regole")]


def test_agreement_keeps_each_adults_own_answer(heard: Case, ada: Persona) -> None:
    adults = Person.objects.filter(case=heard, kind="adult")
    answers = {adult: "" if adult.first_name == "Lia" else "Ci pensa" for adult in adults}

    preliminary.present_agreement(
        heard, by=ada.user, presented_on=MONDAY.date(), rules="-", refusals=answers
    )

    signed = AgreementSignature.objects.values_list("person__first_name", "signed", "refusal")
    assert sorted(signed) == [("Lia", True, ""), ("Marco", False, "Ci pensa")]


def test_agreement_still_to_be_presented_is_refused(heard: Case, ada: Persona) -> None:
    tomorrow = MONDAY.date() + dt.timedelta(days=1)

    with refused("presented_on", says="futuro"):
        preliminary.present_agreement(
            heard, by=ada.user, presented_on=tomorrow, rules="-", refusals={}
        )
