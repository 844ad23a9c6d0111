"""A case passes to another service, and begins its path there."""

from permissions.models import User
from workflows.cases.models import Case
from workflows.documents.actions.transfers import accept_transfer
from workflows.documents.models import TransferOffer
from workflows.processes.due import open_terms
from workflows.processes.path import CasePathFlow
from workflows.processes.withdrawal import withdraw_work


def hand_over(offer: TransferOffer, *, by: User, answer: str = "") -> Case:
    """Accept what is offered: the work here is withdrawn, and the new case begins its path.

    Runs in the transaction of the answer, under the lock of the case's own path. Raises Refused
    as the action does.
    """
    terms = open_terms(offer.transfer.case)
    accept_transfer(offer, by=by, terms=terms, answer=answer)
    withdraw_work(offer.transfer.case)
    new = offer.transfer.new_case
    assert new is not None
    CasePathFlow.begin.run(case=new)
    return new
