"""What is told of a card: to the coordination, and to who wrote it."""

from django.utils.translation import gettext as _

from intranet.network.directory.models import Edition
from intranet.network.directory.people import coordinators, delegates_of
from intranet.notifications.actions import tell
from intranet.notifications.models import Notice

# As much of the name of a service as a notice has room for.
MOST = 110


def submitted(edition: Edition) -> None:
    words = _("Scheda da approvare: %(service)s.") % {"service": _named(edition)}
    tell(coordinators(), Notice.Kind.SITE, words, about=edition.card)


def decided(edition: Edition) -> None:
    """The author and all who speak for the service, but for who decided."""
    said = {
        Edition.State.APPROVED: _("La scheda di %(service)s è approvata."),
        Edition.State.RETURNED: _("La scheda di %(service)s è rimandata con osservazioni."),
    }[Edition.State(edition.state)]
    whom = {*delegates_of(edition.card.service), edition.author} - {edition.decided_by}
    ordered = sorted((each for each in whom if each), key=lambda each: each.pk)
    tell(ordered, Notice.Kind.SITE, said % {"service": _named(edition)}, about=edition.card)


def _named(edition: Edition) -> str:
    return str(edition.card)[:MOST]
