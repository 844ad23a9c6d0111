"""After an emergency access somebody else looks at it."""

import pytest

from permissions.breakglass import break_glass
from permissions.models import EmergencyAccess
from tests.personas import Persona, on
from workflows.cases.models import Case
from workflows.engine.models import WorkItem
from workflows.processes.models import CaseProcess

REASON = "La madre ha chiamato il pronto intervento."
People = dict[str, Persona]


@pytest.fixture
def opened(assigned: Case, people: People) -> EmergencyAccess:
    return break_glass(assigned, REASON, by=people["luca"].user)


def test_review_waits_for_coordinator_and_head(
    opened: EmergencyAccess, assigned: Case, people: People
) -> None:
    having = {
        name
        for name, each in people.items()
        if "review_access" in [step for step, _ in each.tasks(assigned)]
    }

    assert having == {"bruno", "gino"}
    assert WorkItem.objects.get(permission__codename="review_access").due == on("2026-09-14")


def test_review_is_written_down(opened: EmergencyAccess, assigned: Case, people: People) -> None:
    people["gino"].does("review_access", assigned, decision="unjustified", judgment="Si chiedeva.")

    opened.refresh_from_db()
    assert (opened.reviewer, opened.justified) == (people["gino"].user, False)
    assert opened.judgment == "Si chiedeva."
    assert CaseProcess.objects.get(emergency=opened).finished is not None


def test_each_opening_is_reviewed_by_itself(
    opened: EmergencyAccess, assigned: Case, people: People
) -> None:
    break_glass(assigned, REASON, by=people["luca"].user)

    people["bruno"].does("review_access", assigned)
    people["bruno"].does("review_access", assigned)

    assert EmergencyAccess.objects.filter(reviewer=people["bruno"].user).count() == 2
