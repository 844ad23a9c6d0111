"""What each answer means: who won, who was told, who was turned away, and what must not be."""

import html
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from viewflow.workflow.models import Task
from viewflow.workflow.status import STATUS

from intranet.portal.words import moment
from permissions.models import User
from tests.security.races.crowd import Attempt, Outcome
from workflows.engine.models import WorkAccess

HELD = "Il compito è nelle mani di"


class Verdict(StrEnum):
    WON = "won"
    TOLD = "told who did it and when"
    HELD = "told in whose hands it is"
    REFUSED = "refused"
    ASIDE = "not a submission"
    # What must not be.
    UNTOLD = "left without a word"
    CRASHED = "error 500"
    ODD = "answered as nobody expects"


FINDINGS = (Verdict.UNTOLD, Verdict.CRASHED, Verdict.ODD)


@dataclass(frozen=True)
class Before:
    """The tasks that are aimed at, as they stood: who may do each, and which were over."""

    able: frozenset[tuple[int, int]]
    over: frozenset[int]


def look(attempts: Iterable[Attempt]) -> Before:
    aimed = {attempt.task for attempt in attempts}
    able = WorkAccess.objects.filter(item__in=aimed).values_list("item", "user")
    over = Task.objects.filter(pk__in=aimed).exclude(finished=None).values_list("pk", flat=True)
    return Before(frozenset(able), frozenset(over))


def verdict(outcome: Outcome, before: Before) -> Verdict:
    """The meaning of one answer, seen after the round."""
    attempt = outcome.attempt
    if outcome.status >= 500 or outcome.trouble:
        return Verdict.CRASHED
    if attempt.way != "submit":
        return Verdict.ASIDE if outcome.status in {200, 302, 404, 405, 409} else Verdict.ODD
    return Verdict.WON if outcome.won else _in_vain(outcome, before)


def _in_vain(outcome: Outcome, before: Before) -> Verdict:
    """What one is told whose submission did nothing."""
    task = Task.objects.filter(pk=outcome.attempt.task).select_related("owner").first()
    if outcome.again:
        return Verdict.TOLD if task and task.owner == outcome.attempt.who else Verdict.ODD
    if outcome.status == 409 and task is not None:
        return _told(html.unescape(outcome.text), task)
    if outcome.status in {200, 302, 404}:
        return _turned_away(outcome.attempt, before)
    return Verdict.ODD


def _told(text: str, task: Task) -> Verdict:
    if HELD in text:
        return Verdict.HELD
    who = str(task.owner) if task.status == STATUS.DONE else "ritirato"
    said = task.finished is not None and who in text and moment(task.finished) in text
    return Verdict.TOLD if said else Verdict.UNTOLD


def _turned_away(attempt: Attempt, before: Before) -> Verdict:
    """Nothing came of it: right for a stranger, wrong for one who came second at an open task."""
    able = attempt.who is not None and (attempt.task, attempt.who.pk) in before.able
    done = Task.objects.filter(pk=attempt.task, status=STATUS.DONE).exists()
    return Verdict.UNTOLD if able and done else Verdict.REFUSED


def completions_awry(outcomes: Sequence[Outcome], before: Before) -> list[str]:
    """Tasks completed without a winner, or by one whom another answer names, or more than once."""
    wins = Counter(each.attempt.task for each in outcomes if each.won)
    found = [f"doubled: task {task} was won {n} times" for task, n in wins.items() if n > 1]
    aimed = {each.attempt.task for each in outcomes}
    for task in Task.objects.filter(pk__in=aimed, flow_task_type="HUMAN"):
        if task.pk in before.over and wins[task.pk]:
            found.append(f"doubled: task {task.pk} was done already and was won again")
        elif task.status == STATUS.DONE and task.pk not in before.over | wins.keys():
            found.append(f"lost: task {task.pk} is done and nobody was told so")
    for each in outcomes:
        task = Task.objects.filter(pk=each.attempt.task).first()
        if each.won and task and (task.status, task.owner) != (STATUS.DONE, each.attempt.who):
            found.append(f"lost: {each.attempt.who} won task {task.pk}, which is {task.status}")
    return found


def by_name(user: User | None) -> str:
    return user.username if user else "nobody"
