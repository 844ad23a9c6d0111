"""How a case comes into being: its order is filed and its path begins, together."""

from typing import Any

from django.db import transaction

from permissions.history import acting_as
from permissions.models import Organisation, User
from workflows.cases.models import Case
from workflows.documents.actions.papers import receive_order
from workflows.processes.path import CasePathFlow


def open_case(service: Organisation, *, by: User, **values: Any) -> Case:
    """File a court order, open its case and begin its path. Raises Refused as the action does."""
    with transaction.atomic(), acting_as(by):
        case = receive_order(service, by=by, **values)
        CasePathFlow.begin.run(case=case)
    return case
