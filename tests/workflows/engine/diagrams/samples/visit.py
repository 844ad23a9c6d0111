"""A visit: two lanes, a question, a way back, and a call for each person."""

from typing import Any

from viewflow import this
from viewflow.workflow import flow
from viewflow.workflow.base import Edge


class Call(flow.Handle):
    """Drawn as a call activity with as many branches as there are people."""

    bpmn_element = "callActivity"
    lane = "service"

    def bpmn_content(self) -> str:
        return '<bpmn:multiInstanceLoopCharacteristics isSequential="false"/>'


class Question(flow.Switch):
    """A gateway whose edges bear the answers."""

    def _outgoing(self) -> Any:
        for (node, cond), label in zip(self._branches, ("sì", "no & mai"), strict=True):
            edge_class = "cond_true" if cond else "default"
            yield Edge(src=self, dst=node, edge_class=edge_class, label=label)


class VisitFlow(flow.Flow):
    process_title = "Incontro <protetto>"
    lanes = {"court": "Tribunale", "service": "Spazio Neutro", "province": "Provincia"}

    ordered = flow.StartHandle().Annotation(title="Ordinato").Next(this.meet_adults)
    meet_adults = Call().Annotation(title="Ascoltare gli adulti").Next(this.record_visit)
    record_visit = (
        flow.View(None).Annotation(title="Scrivere la relazione dell’incontro").Next(this.is_whole)
    )
    is_whole = (
        Question()
        .Annotation(title="È completa?")
        .Case(this.send_report, cond=lambda activation: True)
        .Default(this.record_visit)
    )
    send_report = (
        flow.Function(lambda activation: None).Annotation(title="Trasmettere").Next(this.read)
    )
    read = flow.End().Annotation(title="Letta")

    ordered.lane = "court"
    read.lane = "court"
