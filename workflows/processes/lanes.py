"""The administrations that take part, in the order the diagrams draw them."""

from django.utils.translation import gettext_lazy as _

COURT, SERVICE, REFERRER = "court", "service", "referrer"

LANES = {
    COURT: _("Autorità giudiziaria"),
    SERVICE: _("Spazio Neutro"),
    REFERRER: _("Servizio inviante"),
}
