"""A case goes to another service: proposed, offered by the mediator, accepted or refused.

The case stays where it is, and is worked on, until a service has accepted it.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.assignment import open_to, unit_of
from permissions.audit import action, note
from permissions.grants import sync
from permissions.models import Organisation, User
from permissions.roles import Role
from workflows.cases.actions.handing_over import copies_of_orders, part_with, take_over
from workflows.cases.actions.hold import hold
from workflows.cases.actions.intake import next_number
from workflows.cases.models import Case
from workflows.cases.refusal import Refused
from workflows.documents.models import Paper, Transfer, TransferOffer, TransferPaper, TransferTerm
from workflows.documents.outline import names_somebody
from workflows.documents.receivers import receivers_of

# Each sent with `transfer` and `by`: its state says what happened. An offer that was made or
# answered is `transfer.last_offer()`.
transfer_changed = Signal()

# A term that passes with the case: what is due, and on which day.
Terms = Sequence[tuple[str, date]]


@action("transfer.proposed")
def propose_transfer(
    case: Case,
    *,
    by: User,
    mediator: Organisation,
    reason: str,
    municipality: str,
    papers: Iterable[Paper],
) -> Transfer:
    """Ask `mediator` for a service that takes the case over; `papers` are the bundle it reads.

    `reason` is one of TransferReason.

    Raises Refused for a case that has ended or whose report is due, a second proposal, papers of
    another case, or a municipality in which somebody of the case is named.
    """
    hold(case)
    _refuse_staying(case)
    if case.transfers.under_way().exists():
        raise Refused(_("Un trasferimento di questo fascicolo è già in corso."))
    if names_somebody(case, municipality):
        raise Refused(
            _("Qui non va il nome di una persona: lo legge il coordinamento."),
            field="municipality",
        )
    transfer = Transfer.objects.create(
        number=f"T {next_number(mediator)}",
        case=case,
        sender=case.service,
        mediator=mediator,
        reason=reason,
        municipality=municipality,
        proposed_by=by,
    )
    _bind(transfer, papers)
    open_to(transfer, [unit_of(mediator, Role.PROVINCE)])
    transfer_changed.send(sender=Transfer, transfer=transfer, by=by)
    return transfer


@action("transfer.offered")
def offer_transfer(transfer: Transfer, *, by: User, receiver: Organisation) -> TransferOffer:
    """Ask `receiver` to take the case over: its head reads the bundle and answers.

    Raises Refused unless the transfer waits for a service, or for one that cannot be asked.
    """
    _refuse_unless(transfer, Transfer.State.PROPOSED)
    if receiver not in askable(transfer):
        raise Refused(_("A questo servizio non si può proporre."), field="receiver")
    offer = TransferOffer.objects.create(transfer=transfer, receiver=receiver, offered_by=by)
    _move(transfer, Transfer.State.OFFERED, by)
    open_to(offer, [unit_of(receiver, Role.HEAD)])
    return offer


@action("transfer.returned")
def return_transfer(transfer: Transfer, *, by: User) -> Transfer:
    """No service can be found: the case stays where it is. Raises as `offer_transfer` does."""
    _refuse_unless(transfer, Transfer.State.PROPOSED)
    _move(transfer, Transfer.State.RETURNED, by)
    return transfer


@action("transfer.refused")
def refuse_transfer(
    offer: TransferOffer, *, by: User, reason: str, answer: str = ""
) -> TransferOffer:
    """The service that is asked does not take the case: nothing of it stays open there.

    `reason` is one of DeclineReason.

    The mediator reads the reason, and the service that proposed reads the words too. Raises
    Refused without a reason, or for an offer that is answered.
    """
    if not reason:
        raise Refused(_("Indicare il motivo del rifiuto."), field="reason")
    offer.reason = reason
    _close(offer, TransferOffer.State.REFUSED, by, answer)
    _move(offer.transfer, Transfer.State.PROPOSED, by)
    return offer


@action("transfer.accepted")
def accept_transfer(
    offer: TransferOffer, *, by: User, terms: Terms, answer: str = ""
) -> TransferOffer:
    """The case goes on at the service that was asked, as a new one, and is read-only behind.

    `terms` are those open now: they pass, and are kept. The new case is `offer.transfer.new_case`.
    Raises Refused for an offer that is answered, and as `take_over` and `part_with` do.
    """
    transfer = offer.transfer
    case = transfer.case
    hold(case)
    _refuse_staying(case)
    _close(offer, TransferOffer.State.ACCEPTED, by, answer)
    new = take_over(case, offer.receiver, by=by)
    _pass_papers(transfer, new, by)
    for title, day in terms:
        TransferTerm.objects.create(transfer=transfer, title=title, day=day)
    part_with(case, by=by)
    transfer.new_case = new
    note(terms=len(terms), papers=transfer.bundle.count())
    _move(transfer, Transfer.State.ACCEPTED, by)
    return offer


@action("transfer.withdrawn")
def withdraw_transfer(transfer: Transfer, *, by: User) -> Transfer:
    """The service that proposed takes the proposal back; who was asked reads no more of it.

    Raises Refused for one that has ended.
    """
    _refuse_unless(transfer, *Transfer.UNDER_WAY)
    for offer in transfer.offers.filter(state=TransferOffer.State.OFFERED):
        _close(offer, TransferOffer.State.WITHDRAWN, by)
    _move(transfer, Transfer.State.WITHDRAWN, by)
    return transfer


def askable(transfer: Transfer) -> list[Organisation]:
    """The services that can be asked, the best first, as `receivers_of` has them."""
    return [each.service for each in receivers_of(transfer).askable]


def _refuse_staying(case: Case) -> None:
    if not case.is_transferable():
        raise Refused(
            _("Il fascicolo è nello stato «%(state)s»: non si può più trasferire.")
            % {"state": case.get_state_display()}
        )


def _refuse_unless(transfer: Transfer, *states: Transfer.State) -> None:
    if transfer.state not in states:
        raise Refused(
            _("Il trasferimento è nello stato «%(state)s»: questo passo ora non si può fare.")
            % {"state": transfer.get_state_display()}
        )


def _bind(transfer: Transfer, papers: Iterable[Paper]) -> None:
    for paper in papers:
        if paper.case_id != transfer.case_id:
            raise Refused(_("Un documento non è di questo fascicolo."), field="papers")
        TransferPaper.objects.create(transfer=transfer, paper=paper)


def _close(offer: TransferOffer, state: TransferOffer.State, by: User, answer: str = "") -> None:
    if not offer.is_open():
        raise Refused(_("A questa proposta è già stata data risposta."))
    offer.state, offer.answer = state, answer
    offer.answered_by, offer.answered_at = by, timezone.now()
    offer.save()
    sync(offer)


def _move(transfer: Transfer, state: Transfer.State, by: User) -> None:
    transfer.state = state
    if not transfer.is_under_way():
        transfer.ended_at = timezone.now()
    transfer.save()
    sync(transfer)
    transfer_changed.send(sender=Transfer, transfer=transfer, by=by)


def _pass_papers(transfer: Transfer, new: Case, by: User) -> None:
    """The papers of the bundle as papers of the new case: the same files, by their content."""
    orders = copies_of_orders(transfer.case, new)
    for bound in transfer.bundle.select_related("paper"):
        paper = bound.paper
        Paper.objects.create(
            case=new,
            order=orders.get(paper.order_id),
            kind=paper.kind,
            title=paper.title,
            path=paper.path,
            sha256=paper.sha256,
            size=paper.size,
            pages=paper.pages,
            added_by=by,
        )
