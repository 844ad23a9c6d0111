"""The forms of a court order: to register it, and to amend the order of a case."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.models import Organisation
from workflows.cases.entries import Proceeding
from workflows.cases.enums import Reason, Register
from workflows.cases.models import CourtOrder
from workflows.processes.forms.kept import KeptPdfField
from workflows.processes.forms.legible import keep_legible

CHOOSE = _("Scegliere…")
NOT_SAID = _("Il provvedimento non lo dice")
LONGEST_REPORT_TERM = 180

THE_ORDER = (
    _("Il provvedimento"),
    (
        "form",
        "section",
        "issued_on",
        "notified_on",
        "effective_from",
        "expires_on",
        "regime",
        "legal_bases",
        "is_urgent",
        "pdf",
    ),
)
THE_VISITS = (
    _("Gli incontri"),
    ("level", "frequency", "minutes", "place", "progression", "progression_by"),
)
THE_COURT = (_("Verso il giudice"), ("report_days", "next_hearing_on"))
PROTECTION = (
    _("Protezione"),
    ("mentions_violence", "protected_until", "has_secret_address", "curator", "guardian"),
)
ORDER_FIELDS = [
    name
    for _legend, names in (THE_ORDER, THE_VISITS, THE_COURT, PROTECTION)
    for name in names
    if name != "pdf"
]


class OrderForm(forms.ModelForm[CourtOrder]):
    """What one version of an order says, and its PDF. The action that files it writes it."""

    groups: ClassVar[Sequence[Any]] = (THE_ORDER, THE_VISITS, THE_COURT, PROTECTION)

    pdf = KeptPdfField(label=_("PDF del provvedimento"))

    class Meta:
        model = CourtOrder
        fields = ORDER_FIELDS
        help_texts = {
            "effective_from": _("Se diverso dalla data di emissione."),
            "expires_on": _("Vuoto se non ha scadenza."),
            "legal_bases": _("Per esempio: art. 333 c.c., art. 473-bis.26 c.p.c."),
            "place": _("Se il giudice ne indica uno."),
            "progression": _("Come e quando gli incontri possono cambiare."),
            "report_days": _("Ogni quanti giorni; al massimo 180."),
            "protected_until": _("Se c'è un ordine di protezione."),
            "has_secret_address": _("L'indirizzo non si indica qui."),
        }
        widgets = {"progression": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._name_empty("form", CHOOSE)
        self._name_empty("regime", CHOOSE)
        self._name_empty("level", NOT_SAID)
        self._name_empty("frequency", NOT_SAID)
        self.fields["effective_from"].required = False
        self._bound("minutes", 15, 240)
        self._bound("report_days", 1, LONGEST_REPORT_TERM)
        keep_legible(self.fields.values())

    @property
    def order(self) -> dict[str, Any]:
        """The values the action takes."""
        return {name: self.cleaned_data[name] for name in ORDER_FIELDS}

    def _post_clean(self) -> None:
        """The rules of an order are asked of the action, not of the model without its case."""

    def _name_empty(self, name: str, words: Any) -> None:
        field: Any = self.fields[name]
        field.choices = [("", words), *((value, label) for value, label in field.choices if value)]

    def _bound(self, name: str, least: int, most: int) -> None:
        self.fields[name] = forms.IntegerField(
            label=self.fields[name].label,
            help_text=self.fields[name].help_text,
            required=False,
            min_value=least,
            max_value=most,
        )


class OfficeField(forms.ChoiceField):
    """The choice of an organisation among those it was offered, which are read once."""

    offered: dict[str, Organisation]

    def offer(self, offices: Iterable[Organisation]) -> None:
        self.offered = {str(office.pk): office for office in offices}
        self.choices = [("", CHOOSE), *((key, str(one)) for key, one in self.offered.items())]

    def clean(self, value: Any) -> Organisation | None:
        return self.offered.get(super().clean(value))


class RegistrationForm(OrderForm):
    """A new order: with the proceeding it belongs to, and the services it is for.

    `offices` are those for which the user registers orders: services, or court offices. What
    they leave no choice about is not asked.
    """

    groups = (
        (_("Il procedimento"), ("court", "register", "rg_number", "rg_year")),
        *OrderForm.groups,
        (_("I servizi"), ("service", "referrer", "reasons")),
    )

    court = OfficeField(label=_("Autorità giudiziaria"))
    register = forms.ChoiceField(label=_("Registro"), choices=[("", CHOOSE), *Register.choices])
    rg_number = forms.IntegerField(label=_("Numero di R.G."), min_value=1, max_value=9_999_999)
    rg_year = forms.IntegerField(label=_("Anno di R.G."), min_value=1990, max_value=2999)
    service = OfficeField(label=_("Spazio Neutro che riceve il caso"))
    referrer = OfficeField(label=_("Servizio sociale inviante"))
    reasons = forms.MultipleChoiceField(
        label=_("Motivi dell'invio"),
        choices=Reason,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, offices: Sequence[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("rg_year", timezone.localdate().year)
        every = list(Organisation.objects.all())
        kinds = {
            "service": Organisation.Kind.SERVICE,
            "court": Organisation.Kind.COURT,
            "referrer": Organisation.Kind.REFERRER,
        }
        for name, kind in kinds.items():
            own = [office for office in offices if office.kind == kind]
            self._offer(name, own, [office for office in every if office.kind == kind])

    @property
    def proceeding(self) -> Proceeding:
        names = ("court", "register", "rg_number", "rg_year")
        return Proceeding(**{name: self.cleaned_data[name] for name in names})

    def _offer(self, name: str, own: Sequence[Organisation], every: Sequence[Organisation]) -> None:
        """Of one's own kind of office, only the own ones; of another kind, every one."""
        field = self.fields[name]
        assert isinstance(field, OfficeField)
        field.offer(own or every)
        if len(own) == 1:
            field.disabled, field.widget = True, forms.HiddenInput()
            self.initial[name] = own[0].pk
