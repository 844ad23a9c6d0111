"""Forms of a transfer: the proposal, the mediator's choice, the answer of who is asked."""

import re
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from permissions.models import Organisation, User
from permissions.policy import visible_to
from workflows.cases.enums import DeclineReason, TransferReason
from workflows.cases.models import Case
from workflows.documents.actions import transfers
from workflows.documents.models import Paper
from workflows.documents.receivers import Receivers, receivers_of
from workflows.processes.forms.base import TaskForm, text_field
from workflows.processes.forms.legible import keep_legible
from workflows.processes.forms.order import CHOOSE, OfficeField
from workflows.processes.handover import hand_over
from workflows.processes.panels import offered, outlined

# Words of letters; nothing that could be a house number, a phone or a number of a register.
PLACE = re.compile(r"[^\W\d_]+(?:[ .'’/-]{1,2}[^\W\d_]+)*")


class PaperField(forms.ModelMultipleChoiceField):
    """The choice of papers, each by its kind, its title and its length."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title} · {obj.get_kind_display()}"


class ProposeTransferForm(forms.Form):
    """Why, where to, and what the other service reads before it answers."""

    reason = forms.ChoiceField(
        label=_("Perché il caso dovrebbe passare"), choices=[("", CHOOSE), *TransferReason.choices]
    )
    municipality = forms.CharField(
        label=_("Comune di destinazione"),
        max_length=60,
        help_text=_("Solo il comune o la zona: lo legge il coordinamento, che non conosce i nomi."),
    )
    mediator = OfficeField(label=_("Coordinamento"))
    papers = PaperField(
        label=_("Documenti che l'altro servizio legge prima di rispondere"),
        queryset=Paper.objects.none(),
        required=False,
        help_text=_("Un documento che rivela un luogo segreto non va scelto."),
    )

    def __init__(self, *args: Any, case: Case, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        papers, mediator = self.fields["papers"], self.fields["mediator"]
        assert isinstance(papers, PaperField)
        assert isinstance(mediator, OfficeField)
        papers.queryset = visible_to(user, Paper.objects.filter(case=case)).distinct()
        self.initial["papers"] = papers.queryset.filter(kind=Paper.Kind.ORDER)
        provinces = list(Organisation.objects.filter(kind=Organisation.Kind.PROVINCE))
        mediator.offer(provinces)
        if len(provinces) == 1:
            mediator.disabled, mediator.widget = True, forms.HiddenInput()
            self.initial["mediator"] = provinces[0].pk
        keep_legible(self.fields.values())

    def clean_municipality(self) -> str:
        place: str = self.cleaned_data["municipality"].strip()
        if not PLACE.fullmatch(place):
            raise ValidationError(_("Qui va il nome di un comune o di una zona, senza numeri."))
        return place


class ReceiverInput(forms.widgets.ChoiceWidget):
    """The services, one beside the other, with what is known of each; those that cannot be asked
    below, with the reason.
    """

    template_name = "processes/widgets/receivers.html"
    input_type = "radio"
    use_fieldset = True
    receivers = Receivers(())

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        options = [
            option for _name, group, _index in context["widget"]["optgroups"] for option in group
        ]
        context["rows"] = list(zip(options, self.receivers.askable, strict=True))
        context["others"] = self.receivers.others
        context["address"] = self.receivers.address
        return context


class ReceiverField(OfficeField):
    """The choice of one service among those that can be asked."""

    widget = ReceiverInput

    def offer_among(self, receivers: Receivers) -> None:
        self.offer(each.service for each in receivers.askable)
        # There is no line for nobody: that is another decision.
        self.choices = [(key, str(one)) for key, one in self.offered.items()]
        assert isinstance(self.widget, ReceiverInput)
        self.widget.receivers = receivers


OFFER, GIVE_UP = "offer", "return"


class ChooseReceiverForm(TaskForm):
    """The mediator asks a service, or says that there is none."""

    panel = "processes/panels/outline.html"
    needed_with: ClassVar = {OFFER: ("receiver",)}

    decision = forms.ChoiceField(
        label=_("Il caso"),
        choices=[
            (OFFER, _("si propone a un servizio")),
            (GIVE_UP, _("resta dov'è: nessun servizio può accoglierlo")),
        ],
        widget=forms.RadioSelect,
    )
    receiver = ReceiverField(label=_("A quale servizio"), required=False)

    def prepare(self) -> None:
        field = self.fields["receiver"]
        assert isinstance(field, ReceiverField)
        field.offer_among(receivers_of(self.process.transfer))

    def panel_context(self) -> dict[str, Any]:
        return outlined(self.process.transfer)

    def act(self, process: Any, by: User) -> object:
        if self.cleaned_data["decision"] == GIVE_UP:
            return transfers.return_transfer(process.transfer, by=by)
        receiver = self.cleaned_data["receiver"]
        return transfers.offer_transfer(process.transfer, by=by, receiver=receiver)


ACCEPT, REFUSE = "accept", "refuse"


class AnswerTransferForm(TaskForm):
    """The head of the service that is asked takes the case over, or does not."""

    panel = "processes/panels/offer.html"
    needed_with: ClassVar = {ACCEPT: ("terms",), REFUSE: ("reason",)}
    confirm = _("Registrare la risposta? Non si può cambiare.")

    decision = forms.ChoiceField(
        label=_("Il caso"),
        choices=[
            (ACCEPT, _("è accettato: continua in questo servizio")),
            (REFUSE, _("non è accettato: resta dov'è")),
        ],
        widget=forms.RadioSelect,
    )
    terms = forms.BooleanField(
        label=_("I termini aperti qui elencati passano a questo servizio, che li rispetta"),
        required=False,
    )
    reason = forms.ChoiceField(
        label=_("Motivo del rifiuto"),
        choices=[("", CHOOSE), *DeclineReason.choices],
        required=False,
    )
    answer = text_field(
        _("Parole per il servizio che cede"),
        rows=3,
        required=False,
        max_length=500,
        help_text=_("Le legge solo chi ha proposto il trasferimento, non il coordinamento."),
    )

    def panel_context(self) -> dict[str, Any]:
        return offered(self.process.transfer.last_offer())

    def act(self, process: Any, by: User) -> object:
        offer, values = process.transfer.last_offer(), self.cleaned_data
        if values["decision"] == ACCEPT:
            return hand_over(offer, by=by, answer=values["answer"])
        return transfers.refuse_transfer(
            offer, by=by, reason=values["reason"], answer=values["answer"]
        )
