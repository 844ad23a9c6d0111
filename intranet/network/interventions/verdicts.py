"""Whether the evidence bears that a model is verified; if not, what is wanting."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from intranet.network.interventions.experiment import LEAST_QUARTERS
from intranet.network.interventions.weighing import MISSED, UNDECIDED
from permissions.refusal import Refused


def refuse_unverified(data: Mapping[str, Any]) -> None:
    """Raises Refused, naming the indicators, unless what can be said reaches every target."""
    if len(data["quarters"]) < LEAST_QUARTERS:
        raise Refused(
            _(
                "La sperimentazione è troppo breve: servono due trimestri interi conclusi in cui "
                "almeno un servizio abbia adottato il modello."
            ),
            field="after",
        )
    results = data["results"]
    if all(each["verdict"] == UNDECIDED for each in results):
        raise Refused(
            _("Non basta per dire: di nessun indicatore ci sono abbastanza fascicoli."),
            field="after",
        )
    if missed := [each["title"] for each in results if each["verdict"] == MISSED]:
        raise Refused(
            _("L’obiettivo non è raggiunto: %(titles)s.") % {"titles": "; ".join(missed)},
            field="after",
        )
