"""A process that waits for a day to pass, and a job: what the worker has to do."""

from datetime import timedelta
from typing import Any

from django.tasks import task
from django.urls import reverse
from viewflow import this
from viewflow.workflow import nodes

from permissions.history import actor
from permissions.models import Organisation
from permissions.people import add_organisation
from tests.workflows.engine.sample.models import SampleProcess
from workflows.engine.flow import TreeFlow
from workflows.engine.nodes import Begin, Finish, Step


class WaitingFlow(TreeFlow):
    process_class = SampleProcess

    begin = Begin(title="Begun").Next(this.wait)
    wait = nodes.Timer(timedelta(days=1)).Next(this.note)
    note = Step(this.on_note, title="Note who and where").Next(this.noted)
    noted = Finish(title="Noted")

    def on_note(self, activation: Any) -> None:
        activation.process.data = {"author": str(actor()), "home": reverse("portal:home")}


@task
def found_office(name: str) -> None:
    add_organisation(Organisation.Kind.SERVICE, by=actor(), name=name, short_name=name)
