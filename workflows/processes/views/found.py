"""The task of a page, and who may come near it."""

from typing import Any

from django.http import Http404, HttpRequest
from viewflow.workflow.models import Task

from permissions.models import User
from workflows.engine.execution import find
from workflows.engine.human import HumanActivation
from workflows.engine.nodes import HumanTask
from workflows.processes.access import AccessFlow
from workflows.processes.emergency import EmergencyFlow
from workflows.processes.hearing import HearingFlow
from workflows.processes.path import CasePathFlow
from workflows.processes.reporting import ReportingFlow
from workflows.processes.transfer import TransferFlow
from workflows.processes.visit import VisitFlow

FLOWS: tuple[Any, ...] = (
    CasePathFlow,
    HearingFlow,
    VisitFlow,
    ReportingFlow,
    AccessFlow,
    EmergencyFlow,
    TransferFlow,
)


class SignedIn(HttpRequest):
    """What a guarded page receives: somebody is signed in."""

    user: User


def human_permissions() -> tuple[str, ...]:
    """The permissions of every human task: each opens the page of its own tasks alone."""
    nodes = (node for flow in FLOWS for node in flow.instance.nodes())
    return tuple(sorted({node.permission for node in nodes if isinstance(node, HumanTask)}))


def found(pk: int, user: User) -> HumanActivation:
    """The task, for one who may do it or did it; anything else does not exist."""
    try:
        return find(pk, user)
    except Task.DoesNotExist:
        raise Http404 from None
