"""Processes that end before their end: of a transfer that is taken back, of a case that goes."""

from django.db import transaction

from permissions.history import acting_as
from permissions.models import User
from workflows.cases.models import Case
from workflows.documents.actions.transfers import withdraw_transfer
from workflows.documents.models import Transfer
from workflows.processes.models import CaseProcess


def withdraw(transfer: Transfer, *, by: User) -> None:
    """Take a proposal back with its open task. Raises Refused as the action does."""
    process = CaseProcess.objects.filter(transfer=transfer).latest("pk")
    with transaction.atomic(), acting_as(by), process.flow_class.lock(process.pk):
        transfer.refresh_from_db()
        withdraw_transfer(transfer, by=by)
        process.flow_class.instance.cancel(process)


def withdraw_proposals(case: Case, *, by: User) -> None:
    """Take back what is proposed of a case that came to its end here."""
    for transfer in case.transfers.under_way():
        withdraw(transfer, by=by)


def withdraw_work(case: Case) -> None:
    """End every process of a case that goes on elsewhere, with all tasks under it.

    What is left is to be looked at whatever becomes of the case: its emergency accesses.
    """
    roots = CaseProcess.objects.filter(case=case, parent_task=None, finished=None)
    for process in roots.filter(transfer=None, emergency=None):
        process.flow_class.instance.cancel(process)
