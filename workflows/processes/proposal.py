"""Proposing a case to another service."""

from typing import Any

from django.db import transaction

from permissions.history import acting_as
from permissions.models import User
from workflows.cases.models import Case
from workflows.documents.actions.transfers import propose_transfer
from workflows.documents.models import Transfer
from workflows.processes.transfer import TransferFlow


def propose(case: Case, *, by: User, **values: Any) -> Transfer:
    """Propose the transfer of `case` and put it before its mediator.

    Raises Refused as the action does.
    """
    with transaction.atomic(), acting_as(by):
        transfer = propose_transfer(case, by=by, **values)
        TransferFlow.begin.run(transfer=transfer)
    return transfer
