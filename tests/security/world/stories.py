"""The cases of the world: one or more in every state, in three services, for two courts."""

from dataclasses import replace
from typing import Any

from viewflow.workflow.context import Context

from permissions.substitution import turn_over
from tests.personas import ORDER
from tests.security.world.handovers import (
    break_open,
    change_hands,
    leave_drafts,
    lend_again,
    lend_for_a_while,
)
from tests.security.world.journeys import TRAVELLERS, send_away
from tests.security.world.network import (
    hold_the_table,
    leave_the_table,
    sit_down_at_the_table,
)
from tests.security.world.places import ask_for_places, call_early, keep_the_door, seal_places
from tests.security.world.site import put_up, sit_down_to_write
from tests.security.world.stages import BEFORE_THE_VISITS, plan, stages_until
from tests.security.world.telling import LODI, MILAN, PIACENZA, Crew, Telling
from tests.security.world.typed import filed
from workflows.cases.entries import PersonEntry
from workflows.cases.models import Case
from workflows.processes.opening import amend_case

# Name, who works on it, the stage it reaches, and how its opening differs.
CASES: tuple[tuple[str, Crew, str, dict[str, Any]], ...] = (
    ("received", MILAN, "", {}),
    ("integration", MILAN, "", {}),
    ("supplied", MILAN, "", {}),
    ("clarification", MILAN, "", {"order": {"frequency": ""}}),
    ("clarified", MILAN, "", {"order": {"frequency": ""}}),
    ("waiting", MILAN, "waiting", {}),
    ("assigned", MILAN, "assigned", {}),
    ("preliminary", MILAN, "preliminary", {}),
    ("ready", MILAN, "ready", {}),
    ("closing", MILAN, "closing", {}),
    ("submitted", MILAN, "submitted", {}),
    ("returned", MILAN, "submitted", {}),
    ("validated", MILAN, "validated", {}),
    ("signed", MILAN, "signed", {}),
    ("transmitted", MILAN, "transmitted", {}),
    ("rejected", MILAN, "transmitted", {}),
    ("closed", MILAN, "closed", {}),
    ("failed", MILAN, "transmitted", {}),
    ("of_luca", replace(MILAN, operator="luca"), "ready", {"referrer": "Sociale Lodi"}),
    ("reassigned", replace(MILAN, operator="fabio"), "preliminary", {}),
    ("left", replace(MILAN, operator="mara"), "preliminary", {}),
    ("deactivated", replace(MILAN, operator="dario"), "preliminary", {}),
    ("monza", MILAN, "transmitted", {"court": "Tribunale Monza"}),
    ("lodi_received", LODI, "", {"referrer": "Sociale Lodi"}),
    ("lodi_visits", LODI, "visits", {"referrer": "Sociale Lodi"}),
    ("lodi_transmitted", LODI, "transmitted", {}),
    ("piacenza_ready", PIACENZA, "ready", {"referrer": "Sociale Lodi"}),
    ("piacenza_closed", PIACENZA, "closed", {"court": "Tribunale Monza"}),
    *((name, MILAN, stage, {}) for name, stage in TRAVELLERS.items()),
)


def begin(t: Telling) -> None:
    """On the first day: every case as far as its first visit."""
    for name, crew, stage, opening in CASES:
        t.opens(name, crew, **opening)
        for tell in stages_until(stage)[:BEFORE_THE_VISITS]:
            tell(t, name, crew)
    _ask_for_more(t)
    _plan_many(t)
    lend_for_a_while(t)
    seal_places(t)
    call_early(t)
    put_up(t)
    sit_down_at_the_table(t)


def go_on(t: Telling) -> None:
    """After the visits: every case to where it stands now."""
    turn_over()
    for name, crew, stage, _opening in CASES:
        for tell in stages_until(stage)[BEFORE_THE_VISITS:]:
            tell(t, name, crew)
    _hold_many(t)
    _answer_no(t)
    _fail(t)
    hold_the_table(t)
    change_hands(t)
    lend_again(t)
    break_open(t)
    ask_for_places(t)
    keep_the_door(t)
    send_away(t)
    leave_drafts(t)
    sit_down_to_write(t)
    leave_the_table(t)


def _ask_for_more(t: Telling) -> None:
    for name in ("integration", "supplied"):
        t.does("bruno", "check_documents", name, decision="integration")
    for name in ("clarification", "clarified"):
        t.does("bruno", "check_documents", name, decision="clarification")
    t.does("irene", "supply_documents", "supplied")
    t.does("sara", "clarify_order", "clarified")


def _plan_many(t: Telling) -> None:
    """Two siblings, a father and a grandmother; the visits are led by another operator."""
    t.opens("visits", MILAN, children=2, visitors=("father", "grandmother"))
    t.opens("led", MILAN)
    for name in ("visits", "led"):
        for tell in stages_until("ready"):
            tell(t, name, MILAN)
    plan(t, "visits", "ada", first="2026-09-14T15:00", visits=11)
    leader = {"operator": t.user("luca").pk}
    plan(t, "led", "ada", first="2026-11-09T17:00", visits=2, **leader)
    t.belongs("led", "ada", "luca")


# What became of the visits of Mondays from 14 September: outcome, and what of the record.
OUTCOMES = (
    ("held", "valid"),
    ("held", "submitted"),
    ("held", "return"),
    ("held", ""),
    ("interrupted", "valid"),
    ("absence", ""),
    ("refused", "submitted"),
)


def _hold_many(t: Telling) -> None:
    for state, record in OUTCOMES:
        t.does("sara", "confirm_visit", "visits")
        side = {"side": "visitor"} if state == "absence" else {}
        t.does("ada", "hold_visit", "visits", state=state, **side)
        if record:
            t.does("ada", "record_visit", "visits")
        if record in {"valid", "return"}:
            t.does("bruno", "validate_record", "visits", decision=record)
    t.does("sara", "confirm_visit", "visits", decision="cancelled", side="service")
    t.does("sara", "confirm_visit", "visits")
    _amend(t, "visits")


def _amend(t: Telling, name: str) -> None:
    """The grandmother is excluded, and the visits are fortnightly from a day to come."""
    case = t.cases[name]
    father, grandmother, mother = case.people.adults().order_by("pk")
    people = [(father, "authorised"), (grandmother, "excluded"), (mother, "carer")]
    adults = [
        PersonEntry(each.first_name, each.last_name, each.birth_date, "other", standing)
        for each, standing in people
    ]
    order = {**ORDER, "issued_on": ORDER["issued_on"].replace(day=4), "frequency": "fortnightly"}
    order["section"] = t.mint.text("CourtOrder.section", name)
    pdf = filed(t.mint, name, "Modifica")
    amend_case(case, by=t.user("sara"), pdf=pdf, order=order, adults=adults)


def _answer_no(t: Telling) -> None:
    t.does("bruno", "validate_report", "returned", decision="return")
    t.does("elsa", "acknowledge_report", "rejected", decision="reject")


def _fail(t: Telling) -> None:
    """In the background, a case is to be closed that stands where it cannot be: the step fails."""
    cases = Case.objects.filter(pk=t.cases["failed"].pk)
    cases.update(state="visits")
    with Context(propagate_exception=False):
        t.does("elsa", "acknowledge_report", "failed")
    cases.update(state="closing")
