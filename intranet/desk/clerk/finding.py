"""The reports a court office received, found by R.G. number and by nothing else."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.desk.clerk.received import of_proceeding, received_by
from intranet.portal.addresses import Addresses
from intranet.portal.search.sources import Choices, Hit, Source, Wanted
from intranet.portal.words import moment
from permissions.models import User
from workflows.documents.models import Transmission


class Received(Source):
    types: Mapping[str, str | Promise] = {"relazioni": gettext_lazy("Relazioni ricevute")}
    opens = frozenset({"view_received_reports"})
    model = Transmission
    order = ("-sent_at", "-pk")
    position = 10
    states: Choices = Transmission.State.choices
    has_since = True
    hint = gettext_lazy("Le relazioni ricevute si trovano per numero R.G., intero.")

    def found(self, user: User, wanted: Wanted) -> QuerySet[Any]:
        typed = wanted.typed.strip()
        if not typed:
            return Transmission.objects.none()
        reports = received_by(user).filter(of_proceeding(typed))
        if wanted.state:
            reports = reports.filter(state=wanted.state)
        if wanted.since:
            reports = reports.filter(sent_at__date__gte=wanted.since)
        return reports

    def drawn(self, user: User, rows: Sequence[Any]) -> list[Hit]:
        addresses = Addresses("desk:report")
        return [
            Hit(
                title=row.proceeding,
                address=addresses.of(row.pk),
                line=f"{row.report} · {row.get_state_display()} · "
                + _("trasmessa %(when)s") % {"when": moment(row.sent_at)},
            )
            for row in rows
        ]
