"""What is looked for in the directory."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intranet.network.directory.listing.rows import Order, Row, by_distance, by_name, by_waiting
from intranet.network.directory.models import Territory
from intranet.network.directory.places.municipalities import Place, place_of
from workflows.cases.enums import Level

DISTANCE, WAITING, NAME = "distanza", "attesa", "nome"
ORDERS: Mapping[str, Order] = {DISTANCE: by_distance, WAITING: by_waiting, NAME: by_name}


class WishForm(forms.Form):
    """Read from the address: what is wrong in it is as good as not asked."""

    da = forms.CharField(label=_("Dal comune di"), max_length=100, required=False)
    livello = forms.ChoiceField(
        label=_("Livello offerto"), choices=[("", _("tutti")), *Level.choices], required=False
    )
    territorio = forms.ChoiceField(
        label=_("Territorio"),
        choices=[("", _("dentro e fuori")), *Territory.choices],
        required=False,
    )
    posti = forms.BooleanField(label=_("Solo con posti per nuovi casi"), required=False)
    ordine = forms.ChoiceField(
        label=_("In ordine di"),
        choices=[(DISTANCE, _("distanza")), (WAITING, _("attesa")), (NAME, _("nome"))],
        required=False,
    )

    def wished(self, name: str) -> Any:
        self.is_valid()
        return self.cleaned_data.get(name)

    @property
    def origin(self) -> Place | None:
        """Where distances are from; None where nothing was asked, or nobody knows where it is."""
        return place_of(self.wished("da") or "")

    @property
    def is_lost(self) -> bool:
        """Whether a municipality was asked that the table does not know."""
        return bool(self.wished("da")) and self.origin is None

    @property
    def is_narrow(self) -> bool:
        return any(self.wished(name) for name in ("livello", "territorio", "posti"))

    @property
    def ordering(self) -> str:
        """By what the list goes: without a place there is no distance."""
        return self.wished("ordine") or (DISTANCE if self.origin else NAME)

    @property
    def order(self) -> Order:
        return ORDERS[self.ordering]

    def takes(self, row: Row) -> bool:
        """Whether `row` is among what is looked for; who has not said it is not."""
        edition = row.edition
        return (
            self._agrees("livello", edition.levels if edition else [])
            and self._agrees("territorio", [edition.territory] if edition else [])
            and (row.has_places or not self.wished("posti"))
        )

    def _agrees(self, name: str, offered: list[str]) -> bool:
        return not self.wished(name) or self.wished(name) in offered
