"""The whole life of a case: from the court order to the report its clerk acknowledged."""

import io
import re

import pytest
from pypdf import PdfReader
from time_machine import Traveller

from permissions.audit import broken_links
from permissions.grants import drift
from permissions.policy import allowed, visible_to
from tests.personas import Persona, on, receive
from tests.scenarios.conftest import Town
from workflows.cases.models import Case, VisitRecord
from workflows.documents.models import Transmission
from workflows.documents.storage import read
from workflows.engine import worklist
from workflows.engine.models import WorkAccess, WorkItem

STRANGERS = ("furio", "dino", "carla", "pia")


@pytest.fixture
def case(town: Town) -> Case:
    """The order arrives by hand: the front office of Milan registers it."""
    return receive(town.sara)


def test_case_lives_from_the_order_to_the_acknowledged_report(
    case: Case, town: Town, clock: Traveller
) -> None:
    the_papers_are_completed(case, town)
    the_case_is_assigned(case, town)
    everybody_is_heard(case, town)
    rules_are_agreed_and_visits_planned(case, town)
    the_visitor_does_not_come(case, town, clock)
    a_visit_is_held_and_its_record_corrected(case, town, clock)
    the_visits_go_on(case, town)
    the_child_says_no(case, town, clock)
    the_last_visit_is_held(case, town, clock)
    the_visits_end(case, town)
    the_report_is_written_and_signed(case, town)
    the_clerk_sends_it_back(case, town)
    the_report_is_corrected_and_acknowledged(case, town)
    little_remains_to_be_seen(case, town)
    the_printed_report_says_what_it_must_and_no_more(case)
    the_traces_are_whole(case)


def the_papers_are_completed(case: Case, town: Town) -> None:
    assert desk(town.bruno, case) == ["check_documents"]
    assert not town.ada.sees(case)

    town.bruno.does("check_documents", case, decision="integration", missing="Relazione sociale")
    assert (case.state, desk(town.irene, case)) == ("integration", ["supply_documents"])
    assert desk(town.bruno, case) == []

    town.irene.does("supply_documents", case)
    assert town.irene.sees(case)
    assert case.papers.count() == 2
    town.bruno.does("check_documents", case)
    assert case.state == "waiting"
    nobody_else_knows(case, town)


def the_case_is_assigned(case: Case, town: Town) -> None:
    assert desk(town.bruno, case) == ["assign_case"]

    town.bruno.does("assign_case", case, operator=town.ada.user.pk)

    assert case.state == "assigned"
    assert town.ada.may("cases.view_notes", case)
    assert not town.luca.sees(case)
    assert not town.sara.may("cases.view_notes", case)
    assert desk(town.ada, case) == ["meet_referrer"]
    assert desk(town.luca, case) == desk(town.bruno, case) == []


def everybody_is_heard(case: Case, town: Town) -> None:
    town.ada.does("meet_referrer", case)
    assert sorted(town.ada.tasks(case)) == [
        ("familiarise_child", "Giulia"),
        ("interview_adult", "Lia"),
        ("interview_adult", "Marco"),
    ]

    town.ada.does("interview_adult", case, about="Marco")
    town.ada.does("familiarise_child", case)
    assert town.ada.tasks(case) == [("interview_adult", "Lia")]
    town.ada.does("interview_adult", case, about="Lia")

    assert desk(town.ada, case) == ["assess_risk"]
    assert not town.irene.sees(case.hearings.first())
    assert town.bruno.sees(case.hearings.first())


def rules_are_agreed_and_visits_planned(case: Case, town: Town) -> None:
    town.ada.does("assess_risk", case)
    lia = case.people.get(first_name="Lia")
    refusal = {f"signed_{lia.pk}": "", f"refusal_{lia.pk}": "Chiede un altro orario"}
    town.ada.does("sign_agreement", case, **refusal)
    assert case.state == "ready"

    town.ada.does("plan_visits", case, first="2026-09-14T15:00", visits=2)

    assert case.state == "visits"
    assert [f"{visit.starts_at:%d/%m}" for visit in case.visits.all()] == ["14/09", "21/09"]
    assert desk(town.sara, case) == ["confirm_visit", "confirm_visit"]
    assert town.irene.sees(case.visits.first())
    the_worklist_is_what_the_grants_say(case)


def the_visitor_does_not_come(case: Case, town: Town, clock: Traveller) -> None:
    town.sara.does("confirm_visit", case, about="14 set")
    refused = town.ada.fills("hold_visit", case, state="held")
    assert "non è ancora cominciato" in str(refused.errors)

    clock.move_to(on("2026-09-14", "16:20"))
    town.ada.does("hold_visit", case, state="absence", side="visitor", reason="Non ha avvisato")

    assert not hasattr(case.visits.first(), "record")
    assert desk(town.ada, case) == ["confirm_visit"]


def a_visit_is_held_and_its_record_corrected(case: Case, town: Town, clock: Traveller) -> None:
    town.sara.does("confirm_visit", case)
    clock.move_to(on("2026-09-21", "17:00"))
    town.ada.does("hold_visit", case)
    town.ada.does("record_visit", case)
    assert desk(town.bruno, case) == desk(town.gino, case) == ["validate_record"]
    assert records_seen_by(town.irene) == 0

    town.bruno.does("validate_record", case, decision="return", remarks="Chi era presente?")
    assert desk(town.ada, case) == ["record_visit"]
    town.ada.does("record_visit", case, facts="Il padre e la bambina giocano; è presente Ada.")
    town.bruno.does("validate_record", case)

    assert records_seen_by(town.irene) == records_seen_by(town.ada) == 1
    assert records_seen_by(town.sara) == 0


def the_visits_go_on(case: Case, town: Town) -> None:
    assert desk(town.bruno, case) == ["review_plan"]

    town.bruno.does("review_plan", case, decision="continue", reasons="Servono altri incontri.")
    assert (case.state, desk(town.ada, case)) == ("ready", ["plan_visits"])
    town.ada.does("plan_visits", case, first="2026-09-28T15:00", visits=2)

    assert case.plans.count() == 2
    assert desk(town.sara, case) == ["confirm_visit", "confirm_visit"]


def the_child_says_no(case: Case, town: Town, clock: Traveller) -> None:
    town.sara.does("confirm_visit", case, about="28 set")
    clock.move_to(on("2026-09-28", "15:30"))
    town.ada.does("hold_visit", case, about="28 set", state="refused")

    said = {"facts": "Giulia resta nell'atrio.", "statements": "«Oggi no», Giulia."}
    town.ada.does("record_visit", case, visitor_arrived="", visitor_left="", **said)
    town.gino.does("validate_record", case)

    assert case.visits.get(state="refused").record.statements == "«Oggi no», Giulia."


def the_last_visit_is_held(case: Case, town: Town, clock: Traveller) -> None:
    town.sara.does("confirm_visit", case)
    clock.move_to(on("2026-10-05", "17:00"))
    town.ada.does("hold_visit", case)
    town.ada.does("record_visit", case)
    assert desk(town.ada, case) == []
    assert desk(town.bruno, case) == ["validate_record"]

    town.bruno.does("validate_record", case)

    assert desk(town.bruno, case) == ["review_plan"]
    nobody_else_knows(case, town)


def the_visits_end(case: Case, town: Town) -> None:
    town.bruno.does("review_plan", case)

    assert (case.state, desk(town.ada, case)) == ("closing", ["draft_report"])


def the_report_is_written_and_signed(case: Case, town: Town) -> None:
    town.ada.does("draft_report", case)
    assert desk(town.ada, case) == []
    town.bruno.does("validate_report", case, decision="return", remarks="Dire quanti incontri")
    assert desk(town.ada, case) == ["draft_report"]
    town.ada.does("draft_report", case)
    town.bruno.does("validate_report", case)
    assert desk(town.gino, case) == ["sign_report"]

    town.gino.does("sign_report", case)

    assert desk(town.sara, case) == ["transmit_report"]
    assert desk(town.elsa, case) == []
    assert received_by(town.elsa) == []


def the_clerk_sends_it_back(case: Case, town: Town) -> None:
    town.sara.does("transmit_report", case)
    assert desk(town.elsa, case) == ["acknowledge_report"]
    assert received_by(town.elsa) == ["sent"]
    assert received_by(town.furio) == []
    assert not town.elsa.sees(case)

    town.elsa.does("acknowledge_report", case, decision="reject", reason="Manca la sezione")

    assert case.state == "closing"
    assert desk(town.ada, case) == ["draft_report"]
    assert case.reports.get().remarks == "Manca la sezione"


def the_report_is_corrected_and_acknowledged(case: Case, town: Town) -> None:
    town.ada.does("draft_report", case, conclusions="Alla prima sezione: incontri liberi.")
    town.bruno.does("validate_report", case)
    town.gino.does("sign_report", case)
    town.sara.does("transmit_report", case, protocol="PG 2026/001377")
    assert received_by(town.elsa) == ["rejected", "sent"]

    town.elsa.does("acknowledge_report", case)

    assert (case.state, case.outcome) == ("closed", "liberalised")
    assert received_by(town.elsa) == ["rejected", "acknowledged"]


def little_remains_to_be_seen(case: Case, town: Town) -> None:
    assert not town.ada.sees(case)
    assert records_seen_by(town.ada) == 0
    assert allowed(town.sara.user, case) == {"cases.view_case", "cases.view_calendar"}
    assert "cases.view_notes" in allowed(town.bruno.user, case)
    assert "cases.plan_visits" not in allowed(town.bruno.user, case)
    assert "cases.supply_documents" not in allowed(town.irene.user, case)
    assert not WorkItem.objects.exists()
    nobody_else_knows(case, town)


def the_printed_report_says_what_it_must_and_no_more(case: Case) -> None:
    first, last = Transmission.objects.order_by("pk")
    text = printed(last)

    for said in ("2026/0001", "1234/2026", "Giulia", "Assenza", "Rifiuto del minore", "Ada Conti"):
        assert said in text
    assert text.count("Svolto") == 2
    assert "Alla prima sezione: incontri liberi." in text
    assert "Alla prima sezione" not in printed(first)
    assert not re.search(r"Rossi|Bianchi", text)
    assert last.sha256 == last.paper.sha256 != first.sha256


def the_traces_are_whole(case: Case) -> None:
    assert broken_links(case) == []
    assert all(broken_links(each) == [] for each in Transmission.objects.all())
    the_worklist_is_what_the_grants_say(case)
    states = list(case.history.order_by("pk").values_list("state", flat=True))
    assert states[0] == "received"
    assert states[-1] == "closed"
    assert None not in set(case.history.values_list("history_user_id", flat=True))


def the_worklist_is_what_the_grants_say(case: Case) -> None:
    assert not drift(case)
    before = accesses()
    worklist.rebuild()
    assert accesses() == before


def desk(who: Persona, case: Case) -> list[str]:
    """The steps of the case on somebody's desk, by term."""
    return [step for step, _ in who.tasks(case)]


def received_by(clerk: Persona) -> list[str]:
    """What became of each report delivered to the clerk's office, oldest first."""
    seen = visible_to(clerk.user, Transmission.objects.order_by("pk"))
    return [each.state for each in seen]


def records_seen_by(who: Persona) -> int:
    return visible_to(who.user, VisitRecord.objects.all()).count()


def nobody_else_knows(case: Case, town: Town) -> None:
    for name in STRANGERS:
        stranger = getattr(town, name)
        assert not stranger.sees(case)
        assert allowed(stranger.user, case) == set()
        assert desk(stranger, case) == []


def accesses() -> list[tuple[int, int, int | None]]:
    rows = WorkAccess.objects.order_by("item", "user")
    return list(rows.values_list("item", "user", "owner"))


def printed(transmission: Transmission) -> str:
    pages = PdfReader(io.BytesIO(read(transmission.paper.path))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())
