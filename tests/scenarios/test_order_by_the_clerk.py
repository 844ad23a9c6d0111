"""The clerk of the court hands in the order: the service works on it, the office learns nothing."""

from typing import Any

from permissions.models import Organisation
from permissions.policy import visible_to
from tests.personas import Persona, receive
from tests.scenarios.conftest import Town
from workflows.cases.models import Case
from workflows.processes.opening import deliver_order


def test_delivered_order_begins_a_case_its_court_does_not_see(town: Town) -> None:
    hand_in(town.elsa)

    case = Case.objects.get()
    assert (case.number, case.state, case.court.short_name) == (
        "2026/0001",
        "received",
        "TM Milano",
    )
    assert town.bruno.tasks(case) == [("check_documents", "")]
    assert [paper.added_by for paper in case.papers.all()] == [town.elsa.user]
    assert case.history.earliest().history_user_id == town.elsa.user.pk
    for stranger in (town.elsa, town.furio, town.carla):
        assert not stranger.sees(case)
        assert stranger.tasks(case) == []


def test_delivered_order_of_a_known_proceeding_amends_its_case(town: Town) -> None:
    case = receive(town.sara)

    hand_in(town.elsa, order={"frequency": "fortnightly", "level": "facilitated"})

    assert Case.objects.get() == case
    assert case.current_order().frequency == "fortnightly"
    assert [order.version for order in case.orders.all()] == [2, 1]
    assert visible_to(town.elsa.user, Case.objects.all()).count() == 0


def test_amended_order_changes_the_visits_to_plan(town: Town) -> None:
    case = receive(town.sara)
    hand_in(town.elsa, order={"frequency": "fortnightly"})
    town.bruno.does("check_documents", case)
    town.bruno.does("assign_case", case)
    town.ada.does("meet_referrer", case)
    for step, about in (
        ("familiarise_child", ""),
        ("interview_adult", ""),
        ("interview_adult", ""),
    ):
        town.ada.does(step, case, about)
    town.ada.does("assess_risk", case)
    town.ada.does("sign_agreement", case)

    town.ada.does("plan_visits", case, first="2026-09-14T15:00", visits=2)

    assert [f"{visit.starts_at:%d/%m}" for visit in case.visits.all()] == ["14/09", "28/09"]


def hand_in(clerk: Persona, **changes: Any) -> None:
    """An ordinary order of the clerk's court, delivered to the service of Milan."""
    milan = Organisation.objects.get(short_name="Milano")
    receive(clerk, opening=_deliver, service=milan, **changes)


def _deliver(service: Organisation, **values: Any) -> Case:
    deliver_order(service, **values)
    return Case.objects.latest("pk")
