"""Plays a story as its people would: real forms, real actions, on the days they happen."""

import time_machine
from django.db import transaction
from django.utils import timezone
from viewflow.workflow.models import Task

from intranet.portal.demo.acting import answers
from intranet.portal.demo.calendar import Calendar
from intranet.portal.demo.cast import Cast
from intranet.portal.demo.papers import accepted_paper
from intranet.portal.demo.scene import Scene
from intranet.portal.demo.stories import Story
from permissions.models import Organisation
from permissions.roles import Role
from workflows.cases.entries import Proceeding
from workflows.cases.models import Case
from workflows.documents.models import Paper
from workflows.processes.forms.transfer import ProposeTransferForm
from workflows.processes.opening import open_case
from workflows.processes.proposal import propose
from workflows.processes.work import submit

ORDER_TEXT = (
    "Il giudice, letti gli atti, dispone che gli incontri fra il minore e la persona indicata "
    "avvengano presso il servizio Spazio Neutro, alla presenza di un operatore, con le modalità "
    "stabilite nel provvedimento, e incarica il servizio di riferire."
)


class WrongStory(Exception):
    """A form of the story came back with errors: the fixture contradicts a rule."""


def played(story: Story) -> Case | None:
    """The case of a story that was played already; a story is written whole or not at all."""
    service, court = _cast(story).organisation(story.service), story.court
    return Case.objects.filter(
        service=service,
        court=_cast(story).organisation(court),
        register=story.register,
        rg_number=story.rg_number,
    ).first()


def play(story: Story, calendar: Calendar) -> Case:
    """The case of the story, from its order to where it stands today, in one transaction.

    Raises WrongStory where a rule refuses what the fixture says.
    """
    opened = calendar.worked(story.opened)
    with time_machine.travel(opened, tick=False) as clock, transaction.atomic():
        case = _open(story, calendar)
        while (scene := _next_scene(story, case, calendar)) is not None:
            clock.move_to(scene.moment())
            _do(scene)
            case.refresh_from_db()
        if story.transfer:
            clock.move_to(max(timezone.now(), calendar.worked(1)))
            _propose(story, case)
    return case


def _open(story: Story, calendar: Calendar) -> Case:
    cast, today = _cast(story), timezone.localdate()
    court = cast.organisation(story.court)
    return open_case(
        cast.organisation(story.service),
        by=cast.holder(Role.FRONT_OFFICE),
        pdf=accepted_paper(court.name, "Provvedimento", [ORDER_TEXT]),
        referrer=cast.organisation(story.referrer),
        proceeding=Proceeding(court, story.register, story.rg_number, today.year),
        order=story.order_values(today, calendar.today),
        children=story.child_entries(calendar.today),
        adults=story.adult_entries(calendar.today),
        reasons=story.reasons,
    )


def _propose(story: Story, case: Case) -> None:
    """To the coordination, with the order for the service that will be asked to read."""
    by = _cast(story).holder(Role.COORDINATOR)
    values = {
        **story.transfer,
        "mediator": Organisation.objects.get(kind=Organisation.Kind.PROVINCE).pk,
        "papers": list(case.papers.filter(kind=Paper.Kind.ORDER).values_list("pk", flat=True)),
    }
    form = ProposeTransferForm(values, case=case, user=by)
    if not form.is_valid():
        raise WrongStory(f"{story.rg_number} transfer: {form.errors.as_text()}")
    propose(case, by=by, **form.cleaned_data)


def _next_scene(story: Story, case: Case, calendar: Calendar) -> Scene | None:
    """The next thing somebody does; None when all that is left lies ahead or stands still."""
    tasks = Task.objects.filter(
        process__caseprocess__case=case, flow_task_type="HUMAN", finished=None
    ).select_related("process")
    scenes = [Scene(story, case, _cast(story), calendar, task) for task in tasks]
    past = [s for s in scenes if s.moment() < calendar.now and not s.stands_still()]
    return min(past, key=lambda scene: (scene.moment(), scene.task.pk), default=None)


def _do(scene: Scene) -> None:
    values, files = answers(scene)
    form = submit(scene.task.pk, scene.cast.doer(scene.step), values, files)
    if not form.is_valid():
        raise WrongStory(f"{scene.story.rg_number} {scene.step}: {form.errors.as_text()}")


def _cast(story: Story) -> Cast:
    return Cast(story.service, story.referrer, story.court, story.operator)
