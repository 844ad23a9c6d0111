"""The administrations that take part, in the order the diagrams draw them."""

from django.utils.translation import gettext_lazy as _

COURT, SERVICE, REFERRER = "court", "service", "referrer"
PROVINCE, RECEIVER = "province", "receiver"

LANES = {
    COURT: _("Autorità giudiziaria"),
    SERVICE: _("Spazio Neutro"),
    REFERRER: _("Servizio inviante"),
}
# A case that goes from one service to another concerns neither the court nor who referred it.
TRANSFER_LANES = {
    SERVICE: _("Servizio che cede"),
    PROVINCE: _("Coordinamento della Provincia"),
    RECEIVER: _("Servizio che accoglie"),
}
