"""What comes in: referrals by authority, territory and reason."""

from django.utils.translation import gettext_lazy as _

from intranet.statistics.figures.figure import NOT_RECORDED, UNRECORDED, Figure, Section, Unit
from permissions.models import Organisation
from workflows.cases.enums import Reason

REFERRAL = _(
    "Un invio è un fascicolo ricevuto nel trimestre su provvedimento del giudice: conta il giorno "
    "in cui il servizio lo riceve. Un fascicolo arrivato per trasferimento da un altro servizio "
    "non è un nuovo invio; un provvedimento che ne modifica uno già ricevuto neppure."
)

ARRIVALS = (
    Figure(
        code="referrals_by_authority",
        section=Section.ARRIVALS,
        title=_("Invii per autorità giudiziaria"),
        means=(
            REFERRAL,
            _("L’autorità è quella che ha emesso il provvedimento."),
        ),
        unit=Unit.CASES,
        categories={**dict(Organisation.Authority.choices), UNRECORDED: NOT_RECORDED},
    ),
    Figure(
        code="referrals_by_territory",
        section=Section.ARRIVALS,
        title=_("Invii per territorio"),
        means=(
            REFERRAL,
            _("Il territorio è il comune del servizio sociale che invia."),
        ),
        unit=Unit.CASES,
        categories={UNRECORDED: NOT_RECORDED},
        is_open=True,
    ),
    Figure(
        code="referrals_by_reason",
        section=Section.ARRIVALS,
        title=_("Invii per motivo"),
        means=(
            REFERRAL,
            _("Un invio può avere più motivi ed è contato in ciascuno: la somma supera il totale."),
        ),
        unit=Unit.CASES,
        categories={**dict(Reason.choices), UNRECORDED: NOT_RECORDED},
        adds_up=False,
    ),
)
