"""Small flows without a case: a question, a crowd that is asked, and a crowd of crowds."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django import forms
from viewflow import this

from permissions.models import Organisation, User
from tests.workflows.engine.sample.models import SampleProcess
from workflows.engine.call_activity import CallActivity
from workflows.engine.flow import TreeFlow
from workflows.engine.nodes import Begin, Choice, Fail, Finish, HumanTask, Step

PERMISSION = "permissions.register_order"


class Broken(Exception):
    """A step of a sample flow failed, as it was told to."""


@dataclass(frozen=True)
class Within:
    """A term of whole days."""

    days: int

    def due(self, since: datetime) -> datetime:
        return since + timedelta(days=self.days)


class SampleFlow(TreeFlow):
    """Starts with the organisation that guards it; what else is given tells how it goes."""

    process_class = SampleProcess
    lanes = {"service": "Service"}

    def on_begin(
        self, activation: Any, organisation: Organisation, wanted: int = 0, **data: Any
    ) -> SampleProcess:
        process: SampleProcess = activation.process
        process.organisation, process.wanted, process.data = organisation, wanted, data
        return process

    def on_note(self, activation: Any) -> None:
        if activation.process.data.get("broken"):
            secret = "via Segreta 7"
            raise Broken(f"The address is {secret}")

    def expected(self, activation: Any) -> User | None:
        return User.objects.filter(pk=activation.process.data.get("owner")).first()

    def is_silent(self, activation: Any) -> bool:
        return bool(activation.process.data.get("silent"))

    def is_refused(self, activation: Any) -> bool:
        return bool(activation.process.data.get("refused"))

    def is_repeated(self, activation: Any) -> bool:
        data = activation.process.data
        data["rounds"] = data.get("rounds", 1) - 1
        activation.process.save()
        return data["rounds"] > 0

    def children(self, activation: Any) -> list[dict[str, Any]]:
        process = activation.process
        given = process.data.get("children", [])
        return [{"organisation": process.organisation, **child} for child in given]


class AskFlow(SampleFlow):
    """One person is asked; with `silent` nobody is, and `refused` makes it fail."""

    begin = Begin(this.on_begin, title="Begun").Next(this.asks_nobody)
    asks_nobody = (
        Choice("Is nobody asked?").Case(this.answers, this.is_silent, label="yes").Default(this.ask)
    )
    ask = HumanTask(
        forms.Form,
        permission=PERMISSION,
        term=Within(3),
        title="Ask",
        lane="service",
        button="Answer",
        owner=this.expected,
    ).Next(this.answers)
    answers = Choice("Refused?").Case(this.refused, this.is_refused, label="yes").Default(this.note)
    note = Step(this.on_note, title="Note").Next(this.answered)
    answered = Finish(title="Answered")
    refused = Fail("refused", title="Refused")


class CrowdFlow(SampleFlow):
    """As many are asked as `children` says; then somebody sums up, and it may begin again."""

    begin = Begin(this.on_begin, title="Begun").Next(this.ask_everyone)
    ask_everyone = CallActivity(AskFlow, children=this.children, title="Ask everyone").Next(
        this.note
    )
    note = Step(this.on_note, title="Note").Next(this.sum_up)
    sum_up = HumanTask(
        forms.Form,
        permission=PERMISSION,
        term=Within(1),
        title="Sum up",
        lane="service",
        button="Go on",
    ).Next(this.is_repeated_again)
    is_repeated_again = (
        Choice("Once more?")
        .Case(this.ask_everyone, this.is_repeated, label="yes")
        .Default(this.concluded)
    )
    concluded = Finish(title="Concluded")


class CrowdsFlow(SampleFlow):
    """A crowd of crowds: three levels."""

    begin = Begin(this.on_begin, title="Begun").Next(this.gather)
    gather = CallActivity(CrowdFlow, children=this.children, title="Gather").Next(this.gathered)
    gathered = Finish(title="Gathered")
