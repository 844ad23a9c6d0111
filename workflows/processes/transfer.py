"""A case goes to another service: the mediator finds one, its head accepts or refuses."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from viewflow import this

from workflows.cases import terms
from workflows.documents.models import Transfer
from workflows.engine.flow import TreeFlow
from workflows.engine.nodes import Begin, Choice, Finish, HumanTask
from workflows.processes.forms.transfer import AnswerTransferForm, ChooseReceiverForm
from workflows.processes.lanes import PROVINCE, RECEIVER, SERVICE, TRANSFER_LANES
from workflows.processes.models import CaseProcess


class TransferFlow(TreeFlow):
    process_class = CaseProcess
    process_title = _("Trasferimento a un altro servizio")
    lanes = TRANSFER_LANES

    begin = Begin(this.on_begin, title=_("Trasferimento proposto"), lane=SERVICE).Next(
        this.choose_receiver
    )

    choose_receiver = HumanTask(
        ChooseReceiverForm,
        permission="documents.choose_receiver",
        guard=this.transfer,
        term=terms.RECEIVER_CHOICE,
        title=_("Trovare un servizio che accolga il caso"),
        lane=PROVINCE,
        button=_("Registra la scelta"),
        why=_("Il coordinamento sceglie senza conoscere nomi né note."),
        then=_("Il responsabile del servizio scelto legge i documenti e risponde."),
    ).Next(this.is_offered)

    is_offered = (
        Choice(_("C'è un servizio?"), lane=PROVINCE)
        .Case(this.answer_transfer, this.was_offered, label=_("sì"))
        .Default(this.returned, label=_("no"))
    )

    answer_transfer = HumanTask(
        AnswerTransferForm,
        permission="documents.answer_transfer",
        guard=this.offer,
        term=terms.TRANSFER_ANSWER,
        title=_("Rispondere a una richiesta di trasferimento"),
        lane=RECEIVER,
        button=_("Registra la risposta"),
        why=_("Il caso resta dov'è finché un servizio non lo accetta."),
        then=_("Con l'accettazione nasce un fascicolo di questo servizio."),
    ).Next(this.is_accepted)

    is_accepted = (
        Choice(_("È accettato?"), lane=RECEIVER)
        .Case(this.transferred, this.was_accepted, label=_("sì"))
        .Default(this.choose_receiver, label=_("rifiutato"))
    )

    transferred = Finish(title=_("Caso trasferito"), lane=RECEIVER)
    returned = Finish(title=_("Il caso resta al servizio"), lane=PROVINCE)

    def on_begin(self, activation: Any, transfer: Any) -> Any:
        process = activation.process
        process.case, process.transfer = transfer.case, transfer
        # One lock holds a case: what accepts the transfer withdraws the path in the same breath.
        process.root_id = CaseProcess.objects.filter(case=transfer.case).earliest("pk").pk
        return process

    def transfer(self, activation: Any) -> Any:
        return activation.process.transfer

    def offer(self, activation: Any) -> Any:
        return activation.process.transfer.last_offer()

    def was_offered(self, activation: Any) -> bool:
        return activation.process.transfer.state == Transfer.State.OFFERED

    def was_accepted(self, activation: Any) -> bool:
        return activation.process.transfer.state == Transfer.State.ACCEPTED
