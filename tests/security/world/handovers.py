"""Who came to a case, and who left it: handed on, revoked, lent for a while, broken open."""

from functools import partial

from django.utils import timezone

from permissions.assignment import leave
from permissions.models import Organisation
from permissions.people import deactivate, system_user
from permissions.roles import Role
from permissions.substitution import substitute
from tests.personas import on
from tests.security.world.telling import Telling
from workflows.cases.actions.assignment import assign_case
from workflows.cases.actions.emergency import open_by_number
from workflows.engine.execution import keep_draft

OF_LUCA = ("of_luca", "led")


def lend_for_a_while(t: Telling) -> None:
    """On the first day: Luca is absent until the 20th of September, and Sofia stands in."""
    span = {"since": timezone.now(), "until": on("2026-09-20")}
    milan = Organisation.objects.get(short_name="Milano")
    substitute(milan, t.user("luca"), t.user("sofia"), by=t.user("bruno"), **span)


def lend_again(t: Telling) -> None:
    """Much later: Sofia is gone long since, and Stella stands in for Luca until the 16th."""
    span = {"since": timezone.now(), "until": on("2026-11-16")}
    milan = Organisation.objects.get(short_name="Milano")
    substitute(milan, t.user("luca"), t.user("stella"), by=t.user("bruno"), **span)
    for name in OF_LUCA:
        t.belongs(name, *t.facts[name].operators, "stella", former=("sofia",))


def change_hands(t: Telling) -> None:
    """One case is handed on, one loses its operator, and one operator may not sign in any more."""
    milan = Organisation.objects.get(short_name="Milano")
    assign_case(t.cases["reassigned"], by=t.user("bruno"), operator=t.user("ada"))
    t.belongs("reassigned", "ada", former=("fabio",))
    leave(milan, t.user("mara"), Role.OPERATOR, by=system_user())
    t.belongs("left", former=("mara",))
    deactivate(t.user("dario"), by=system_user())
    t.belongs("deactivated", former=("dario",))


def break_open(t: Telling) -> None:
    """Emma reads two cases for an hour; for Elio, the half hour has passed when we look."""
    for name in ("visits", "closed"):
        case = t.cases[name]
        for who, minutes in (("emma", 60), ("elio", 30)):
            reason = t.mint.text("EmergencyAccess.reason", name)
            open_by_number(case.service, case.number, reason, by=t.user(who), minutes=minutes)
        t.says(name, emergency=frozenset({"emma"}))
    t.does("bruno", "review_access", "closed", decision="justified")


# Who has typed into which task, and sent nothing.
DRAFTS = (
    ("ada", "draft_report", "closing", "course"),
    ("gino", "sign_report", "validated", "remarks"),
    ("irene", "supply_documents", "integration", "title"),
    ("elsa", "acknowledge_report", "transmitted", "reason"),
    ("nora", "hold_visit", "lodi_visits", "reason"),
)


def leave_drafts(t: Telling) -> None:
    t.does("pia", "confirm_visit", "lodi_visits")
    for who, step, name, field in DRAFTS:
        typed = {field: t.mint.text(f"Draft.{who}", name)}
        task = t.people[who].task(step, t.cases[name])
        keep_draft(task, t.user(who), partial(_typed, typed))


def _typed(values: dict[str, str], _activation: object) -> dict[str, str]:
    return values
