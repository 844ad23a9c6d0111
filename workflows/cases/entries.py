"""A court order as it is typed in, and the ways in which it can contradict itself."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.models import Organisation
from workflows.cases.enums import Standing
from workflows.cases.refusal import Refused


@dataclass(frozen=True)
class Proceeding:
    """The court's own reference to the matter."""

    court: Organisation
    register: str
    rg_number: int
    rg_year: int


@dataclass(frozen=True)
class PersonEntry:
    """One person the order names; children carry neither kin nor standing, adults no sex and no
    citizenship.
    """

    first_name: str
    last_name: str
    birth_date: date | None = None
    kin: str = ""
    standing: str = ""
    sex: str = ""
    citizenship: str = ""

    def __str__(self) -> str:
        return f"{self.first_name.strip()} {self.last_name.strip()}"


def folded(name: str) -> str:
    """A name for comparison: case, accents, apostrophes, hyphens and blanks do not tell apart."""
    signs = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in signs if sign.isalnum())


def are_one(one: Any, other: Any) -> bool:
    """Whether two people, as typed or as recorded, are the same as far as anybody can tell.

    Different birth dates tell homonyms apart; an unknown one does not.
    """
    same_name = folded(one.first_name) == folded(other.first_name) and folded(
        one.last_name
    ) == folded(other.last_name)
    births = {one.birth_date, other.birth_date} - {None}
    return same_name and len(births) <= 1


def check_order(
    order: Mapping[str, Any], children: Sequence[Any], adults: Sequence[PersonEntry]
) -> None:
    """Raises Refused where the order contradicts itself; the field is one of the order's own,
    or `children`, or `adults`.
    """
    _refuse_dates(order)
    _refuse_people(children, "children")
    _refuse_people(adults, "adults")
    if not children:
        raise Refused(_("Serve almeno un minore."), field="children")
    if not any(adult.standing == Standing.AUTHORISED for adult in adults):
        raise Refused(_("Serve almeno una persona autorizzata agli incontri."), field="adults")
    _refuse_double_standing(adults)
    _refuse_children_among(adults, children)


def check_proceeding(proceeding: Proceeding) -> None:
    """Raises Refused for a number or a year that no register bears."""
    if proceeding.rg_number < 1:
        raise Refused(_("Il numero di R.G. parte da 1."), field="rg_number")
    if proceeding.rg_year > timezone.localdate().year:
        raise Refused(_("L'anno di R.G. è nel futuro."), field="rg_year")


NOT_BEFORE_ISSUE = {
    "expires_on": _("La scadenza viene prima dell'emissione."),
    "notified_on": _("La notifica viene prima dell'emissione."),
    "effective_from": _("La data di efficacia viene prima dell'emissione."),
    "protected_until": _("L'ordine di protezione scade prima dell'emissione."),
    "next_hearing_on": _("La prossima udienza viene prima dell'emissione."),
}
NOT_IN_THE_FUTURE = {
    "issued_on": _("La data di emissione è nel futuro."),
    "notified_on": _("La data di notifica è nel futuro."),
}


def _refuse_dates(order: Mapping[str, Any]) -> None:
    issued = order.get("issued_on")
    if issued is None:
        raise Refused(_("Indicare la data di emissione."), field="issued_on")
    for field, message in NOT_IN_THE_FUTURE.items():
        if order.get(field) and order[field] > timezone.localdate():
            raise Refused(message, field=field)
    for field, message in NOT_BEFORE_ISSUE.items():
        if order.get(field) and order[field] < issued:
            raise Refused(message, field=field)
    expires, effective = order.get("expires_on"), order.get("effective_from")
    if expires and effective and expires < effective:
        raise Refused(_("La scadenza viene prima della data di efficacia."), field="expires_on")


def _refuse_people(people: Sequence[Any], field: str) -> None:
    for person in people:
        if not folded(person.first_name) or not folded(person.last_name):
            raise Refused(_("Di ogni persona servono nome e cognome."), field=field)
        if person.birth_date and person.birth_date > timezone.localdate():
            raise Refused(
                _("%(name)s: la data di nascita è nel futuro.") % {"name": person}, field=field
            )


def _refuse_double_standing(adults: Sequence[PersonEntry]) -> None:
    for one, other in combinations(adults, 2):
        if one.standing == other.standing or not are_one(one, other):
            continue
        names = [str(Standing(each.standing).label).lower() for each in (one, other)]
        raise Refused(
            _("%(name)s è indicato due volte: «%(one)s» e «%(other)s».")
            % {"name": one, "one": names[0], "other": names[1]},
            field="adults",
        )


def _refuse_children_among(adults: Sequence[PersonEntry], children: Sequence[Any]) -> None:
    """A father may bear his son's name, but not his birth date."""
    for adult in adults:
        if adult.birth_date and any(
            are_one(adult, child) and child.birth_date == adult.birth_date for child in children
        ):
            raise Refused(
                _("%(name)s è indicato sia fra i minori sia fra gli adulti.") % {"name": adult},
                field="adults",
            )
