"""Intervention models, found by what they are for and how one works by them."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intranet.network.interventions.models import InterventionModel
from intranet.network.interventions.models.intervention import State
from intranet.network.searching import Records
from intranet.portal.search.actions import Sheet
from intranet.portal.search.sources import Choices


class Interventions(Records):
    types: Mapping[str, str | Promise] = {"modelli": _("Modelli di intervento")}
    name = _("Modello di intervento")
    model = InterventionModel
    order = ("-rank", "-proposed_at", "-pk")
    position = 38
    states: Choices = State.choices
    has_since = True
    moment = "proposed_at"
    hint = _("I modelli di intervento si trovano per titolo, scopo, passi e condizioni.")

    def sheet(self, record: InterventionModel) -> Sheet:
        said = (record.purpose, record.population, record.steps, record.conditions)
        return record, record.title, "\n".join(said)
