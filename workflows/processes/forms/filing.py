"""A court order as one sheet: what it says, its PDF, and the people it names."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.forms.models import model_to_dict
from django.http import HttpRequest
from django.utils.translation import gettext as _

from permissions.models import Organisation
from workflows.cases.models import Case
from workflows.cases.refusal import Refused
from workflows.processes.forms.order import OrderForm, RegistrationForm
from workflows.processes.forms.people import Adults, Children, PeopleFormSet, rows_of

# What an amendment says anew; the rest of the order holds unless it is changed.
SAID_ANEW = {
    "form",
    "issued_on",
    "notified_on",
    "effective_from",
    "legal_bases",
    "is_urgent",
    "next_hearing_on",
}


@dataclass
class Filing:
    """The sheet: it is right, or wrong, as a whole.

    `offer` is the case whose order this one could amend instead.
    """

    form: OrderForm
    adults: PeopleFormSet
    children: PeopleFormSet | None = None
    offer: Case | None = None

    @property
    def formsets(self) -> list[PeopleFormSet]:
        return [self.children, self.adults] if self.children else [self.adults]

    @property
    def is_delivery(self) -> bool:
        """Whether a court office hands the order over, and does not choose its own court."""
        court = self.form.fields.get("court")
        return court is not None and court.disabled

    @property
    def buttons(self) -> list[dict[str, Any]]:
        if self.offer is None:
            return []
        case = {"case": self.offer}
        return [
            {
                "name": "amend",
                "value": self.offer.pk,
                "label": _("Registra come modifica del fascicolo %(case)s") % case,
                "confirm": _("Registrare il provvedimento come modifica del fascicolo %(case)s?")
                % case,
            }
        ]

    def is_valid(self) -> bool:
        # Each is asked, so that every error shows at once.
        answers = [self.form.is_valid(), *(people.is_valid() for people in self.formsets)]
        return all(answers)

    def refuse(self, refusal: Refused) -> None:
        """Show what a rule refused where it is to be changed."""
        self.offer = refusal.offer or self.offer
        people = {"children": self.children, "adults": self.adults}.get(refusal.field or "")
        if people is not None:
            people.refuse(refusal.message)
        else:
            field = refusal.field if refusal.field in self.form.fields else None
            self.form.add_error(field, refusal.message)

    def amendment(self) -> dict[str, Any]:
        """What the action that amends an order takes."""
        return {
            "pdf": self.form.cleaned_data["pdf"],
            "order": self.form.order,
            "adults": self.adults.entries(),
        }

    def registration(self) -> dict[str, Any]:
        """What the action that opens a case takes."""
        assert isinstance(self.form, RegistrationForm)
        assert self.children is not None
        values = self.form.cleaned_data
        return {
            **self.amendment(),
            "proceeding": self.form.proceeding,
            "referrer": values["referrer"],
            "reasons": values["reasons"],
            "children": self.children.entries(),
        }


def new_filing(request: HttpRequest, offices: Sequence[Organisation]) -> Filing:
    """A sheet for a new order, blank or as it was sent."""
    sent = _sent(request)
    return Filing(
        RegistrationForm(*sent, offices=offices),
        Adults(*sent, prefix="adulti"),
        Children(*sent, prefix="minori"),
    )


def amending(request: HttpRequest, case: Case) -> Filing:
    """A sheet for an amendment, begun from the order in force."""
    sent = _sent(request)
    order = case.current_order()
    holds = {
        name: value
        for name, value in model_to_dict(order).items()
        if name in OrderForm.base_fields and name not in SAID_ANEW
    }
    return Filing(
        OrderForm(*sent, initial=holds),
        Adults(*sent, prefix="adulti", initial=rows_of(order)),
    )


def _sent(request: HttpRequest) -> tuple[Any, ...]:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)
