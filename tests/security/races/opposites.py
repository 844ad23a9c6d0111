"""Two opposite acts at once: whoever comes second finds what the first did, and nothing drifts."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType

from permissions.assignment import assign, join, leave, revoke
from permissions.models import AuditEvent, User
from permissions.people import deactivate
from permissions.roles import Role
from tests.security.races.campaign import Campaign
from tests.security.races.crowd import Attempt, Outcome
from tests.security.races.roads import typed
from tests.security.races.town import organisation
from workflows.cases.actions.assignment import assign_case
from workflows.cases.models import Case
from workflows.engine.models import WorkAccess, WorkItem
from workflows.processes.work import submit

# How long an act may wait before it begins, in seconds: about as long as a request takes.
JITTER = 0.04


@dataclass(frozen=True)
class Scene:
    """A case at the point where two want opposite things."""

    campaign: Campaign
    case: Case
    number: int

    def does(self, name: str, step: str, **changes: Any) -> None:
        """Do a task to its end, alone."""
        form = submit(self.task(step), self.user(name), *_apart(typed(step, self.case, changes)))
        assert form.is_valid(), form.errors
        self.case.refresh_from_db()

    def task(self, step: str) -> int:
        items = WorkItem.objects.filter(reference=self.case.number).select_related("task")
        return next(item.pk for item in items if item.task.flow_task.name == step)

    def user(self, name: str) -> User:
        return self.campaign.town.people[name]

    def newcomer(self, role: Role) -> User:
        town = self.campaign.town
        return town.newcomer(f"{role}{User.objects.count()}", role, "Milano")

    def sends(self, who: User, step: str, way: str = "submit", **changes: Any) -> Attempt:
        return Attempt(who, self.task(step), typed(step, self.case, changes), way)

    def race(self, name: str, sent: list[Attempt], *acts: Callable[[], object]) -> list[Outcome]:
        """Everything at once; each act begins a little later or at once, as chance has it."""
        rng = self.campaign.rng
        late = [_after(rng.uniform(0, JITTER), act) for act in acts]
        return self.campaign.run(sent, self.case, name, "opposite acts", *late)

    def expect(self, holds: bool, otherwise: str) -> None:
        if not holds:
            self.campaign.tally.findings.append(f"{otherwise} — {self.case}")

    def expect_gone(self, who: User) -> None:
        """Nothing of the case is listed for `who`, or in their hands."""
        listed = WorkAccess.objects.filter(user=who, item__reference=self.case.number)
        held = WorkItem.objects.filter(owner=who, reference=self.case.number)
        self.expect(not listed.exists(), f"{who} has left and still has tasks on the list")
        self.expect(not held.exists(), f"{who} has left with a task in their hands")


def _apart(values: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    files = {name: value for name, value in values.items() if hasattr(value, "read")}
    return {name: value for name, value in values.items() if name not in files}, files


def _after(pause: float, act: Callable[[], object]) -> Callable[[], object]:
    def run() -> object:
        time.sleep(pause)
        return act()

    return run


def assigned(scene: Scene) -> None:
    scene.does("bruno", "check_documents")
    scene.does("bruno", "assign_case", operator=scene.user("ada").pk)


def revoked_while_submitting(scene: Scene) -> None:
    """The operator's role ends while she submits."""
    assigned(scene)
    ada = scene.user("ada")
    sent = [scene.sends(ada, "meet_referrer"), scene.sends(ada, "meet_referrer", "draft")]

    outcomes = scene.race("revoke × submit", sent, lambda: _revoke(scene.case, ada))

    scene.expect_gone(ada)
    if outcomes[0].won:
        verbs = list(_log(scene.case))
        done_after = verbs.index("role.revoked") < verbs.index("referrer.met")
        scene.expect(not done_after, "done by one whose role had ended")
    assign(scene.case, ada, Role.OPERATOR, by=scene.user("bruno"))


def _revoke(case: Case, user: User) -> None:
    revoke(case, Role.OPERATOR, by=User.objects.get(username="bruno"), whom=user)


def _log(case: Case) -> Any:
    of_case = {"content_type": ContentType.objects.get_for_model(case), "object_id": case.pk}
    return AuditEvent.objects.filter(**of_case).order_by("sequence").values_list("verb", flat=True)


def deactivated_while_working(scene: Scene) -> None:
    """One of two coordinators is let in no more while she takes a task and submits another's."""
    late = scene.newcomer(Role.COORDINATOR)
    ways = ("take", "submit", "draft")
    sent = [scene.sends(late, "check_documents", ways[scene.number % 3])]

    scene.race("deactivate × work", sent, lambda: deactivate(late, by=scene.user("gino")))

    scene.expect_gone(late)


def left_while_working(scene: Scene) -> None:
    """One leaves the office while she takes a task, submits it, or keeps a draft."""
    late, ways = scene.newcomer(Role.COORDINATOR), ("take", "submit", "draft")
    sent = [scene.sends(late, "check_documents", ways[scene.number % 3])]

    scene.race("leave × work", sent, lambda: _leave(late))

    scene.expect_gone(late)


def left_while_a_task_is_made(scene: Scene) -> None:
    """One leaves while a colleague's work makes the next task, which would have been hers too."""
    late = scene.newcomer(Role.COORDINATOR)
    sent = [scene.sends(scene.user("bruno"), "check_documents")]

    scene.race("leave × next task", sent, lambda: _leave(late))

    scene.expect_gone(late)


def left_the_case_in_hand(scene: Scene) -> None:
    """An operator of the case leaves while a colleague does a task of it."""
    late = scene.newcomer(Role.OPERATOR)
    assign(scene.case, late, Role.OPERATOR, by=scene.user("bruno"))
    sent = [scene.sends(scene.user("bruno"), "check_documents")]

    scene.race("leave a case × submit", sent, lambda: _leave(late, Role.OPERATOR))

    scene.expect_gone(late)


def joined_while_a_task_is_made(scene: Scene) -> None:
    """One joins while a colleague's work makes the next task: it is hers as well."""
    new = scene.newcomer(Role.RECEPTION)
    sent = [scene.sends(scene.user("bruno"), "check_documents")]

    scene.race("join × next task", sent, lambda: _join(new))

    mine = WorkAccess.objects.filter(user=new, item__reference=scene.case.number)
    scene.expect(mine.count() == 1, f"{new} joined and does not see the open task")


def _leave(user: User, role: Role = Role.COORDINATOR) -> None:
    leave(organisation("Milano"), user, role, by=User.objects.get(username="gino"))


def _join(user: User) -> None:
    gino = User.objects.get(username="gino")
    join(organisation("Milano"), user, Role.COORDINATOR, by=gino)


def reassigned_while_submitting(scene: Scene) -> None:
    """The case passes to Luca while Ada submits: her work counts, or the case was his already."""
    assigned(scene)
    ada, luca = scene.user("ada"), scene.user("luca")
    sent = [scene.sends(ada, "meet_referrer")]

    outcomes = scene.race("reassign × submit", sent, lambda: _reassign(scene.case.pk))

    scene.expect_gone(ada)
    case = Case.objects.get(pk=scene.case.pk)
    scene.expect(case.operator == luca, f"the case was given to {luca} and is {case.operator}'s")
    state = "preliminary" if outcomes[0].won else "assigned"
    scene.expect(case.state == state, f"lost: the case should be {state} and is {case.state}")


def _reassign(case_pk: int) -> None:
    bruno, luca = (User.objects.get(username=name) for name in ("bruno", "luca"))
    assign_case(Case.objects.get(pk=case_pk), by=bruno, operator=luca)


def booked_twice(scene: Scene) -> None:
    """Two cases of two operators plan their first visit in the same room at the same hour."""
    other = Scene(scene.campaign, scene.campaign.open_case(), scene.number)
    for each, name in ((scene, "ada"), (other, "luca")):
        each.does("bruno", "check_documents")
        each.does("bruno", "assign_case", operator=each.user(name).pk)
        for step in ("meet_referrer", *HEARINGS, "assess_risk", "sign_agreement"):
            each.does(name, step)
    when = {name: typed("plan_visits", scene.case, {})[name] for name in ("first", "room")}
    sent = [
        scene.sends(scene.user("ada"), "plan_visits", **when),
        other.sends(other.user("luca"), "plan_visits", **when),
    ]

    outcomes = scene.race("one room × two plans", sent)

    scene.expect(sum(each.won for each in outcomes) == 1, "a room was not booked exactly once")


HEARINGS = ("familiarise_child", "interview_adult", "interview_adult")


SCENES: tuple[Callable[[Scene], None], ...] = (
    revoked_while_submitting,
    deactivated_while_working,
    left_while_working,
    left_while_a_task_is_made,
    left_the_case_in_hand,
    joined_while_a_task_is_made,
    reassigned_while_submitting,
    booked_twice,
)


def play(campaign: Campaign, times: int = 3) -> None:
    """Every scene, so many times, each on a case of its own."""
    for number in range(times):
        for scene in SCENES:
            scene(Scene(campaign, campaign.open_case(), number))
