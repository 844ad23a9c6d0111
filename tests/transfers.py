"""A case that is to go to another service, as far as a test needs it."""

from typing import Any

from permissions.models import Organisation
from tests.personas import Persona
from workflows.cases.models import Case
from workflows.documents.models import Paper, Transfer
from workflows.processes.proposal import propose


def province() -> Organisation:
    return Organisation.objects.get(kind=Organisation.Kind.PROVINCE)


def proposed(case: Case, by: Persona, **changes: Any) -> Transfer:
    """A proposal with the order as its bundle: the child lives in Lodi."""
    values = {
        "mediator": province(),
        "reason": "child_moved",
        "municipality": "Lodi",
        "papers": Paper.objects.filter(case=case, kind=Paper.Kind.ORDER),
        **changes,
    }
    return propose(case, by=by.user, **values)


def offered(case: Case, by: Persona, dino: Persona) -> Transfer:
    """The same, put before the head of service of Lodi."""
    transfer = proposed(case, by)
    dino.does("choose_receiver", case)
    transfer.refresh_from_db()
    return transfer
