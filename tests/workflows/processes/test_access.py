"""A request for a protected record on its way to the head of service and back."""

from typing import Any

import pytest

from permissions.policy import allowed
from tests.personas import Persona, on
from tests.workflows.cases.actions.secrets import REASON, asked, sealed
from tests.workflows.processes.pages import signed_in
from workflows.cases.models import AccessRequest, Case
from workflows.engine.models import WorkItem
from workflows.processes.models import CaseProcess

People = dict[str, Persona]


@pytest.fixture
def request_of_ada(assigned: Case, people: People) -> AccessRequest:
    return asked(sealed(assigned, people["sara"]), people["ada"])


def steps(who: Persona, case: Case) -> list[str]:
    return [step for step, _ in who.tasks(case)]


def test_request_waits_for_the_head_alone(
    request_of_ada: AccessRequest, assigned: Case, people: People
) -> None:
    having = {name for name, each in people.items() if "decide_access" in steps(each, assigned)}

    assert having == {"gino"}
    item = WorkItem.objects.get(permission__codename="decide_access")
    assert item.due == on("2026-09-09")
    assert (item.guard_type.model, item.guard_id) == (
        "protectedrecord",
        request_of_ada.record_id,
    )


@pytest.mark.parametrize(
    ("typed", "state", "end"),
    [
        ({"decision": "grant", "days": 3}, "granted", "granted"),
        ({"decision": "deny", "answer": "Non serve."}, "refused", "denied"),
    ],
)
def test_decision_ends_the_request(
    request_of_ada: AccessRequest,
    assigned: Case,
    people: People,
    typed: dict[str, Any],
    state: str,
    end: str,
) -> None:
    people["gino"].does("decide_access", assigned, **{"days": "", **typed})

    request_of_ada.refresh_from_db()
    assert request_of_ada.state == state
    assert bool(allowed(people["ada"].user, request_of_ada.record)) == (state == "granted")
    process = CaseProcess.objects.get(request=request_of_ada)
    assert process.finished is not None
    assert process.task_set.latest("pk").flow_task.name == end


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"decision": "grant", "days": ""}, "days"),
        ({"decision": "grant", "days": 8}, "days"),
        ({"decision": "deny", "answer": ""}, "answer"),
    ],
)
def test_decision_lacks_nothing(
    request_of_ada: AccessRequest,
    assigned: Case,
    people: People,
    typed: dict[str, Any],
    field: str,
) -> None:
    form = people["gino"].fills("decide_access", assigned, **typed)

    assert list(form.errors) == [field]


def test_page_of_the_decision_says_who_asks_and_why_and_not_the_secret(
    request_of_ada: AccessRequest, assigned: Case, people: People
) -> None:
    task = people["gino"].task("decide_access", assigned)

    text = signed_in(people["gino"]).get(f"/compiti/{task}/").content.decode()

    for said in ("Ada Conti", REASON, "Collocamento segreto", assigned.number):
        assert said in text
    assert "Quercia" not in text
    assert signed_in(people["ada"]).get(f"/compiti/{task}/").status_code == 404
