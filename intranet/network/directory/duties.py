"""What the cards ask of somebody: an answer, a correction, a new declaration."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.network.directory.models import Card, Edition
from intranet.network.directory.models.edition import LASTS
from intranet.portal.duties import Duty
from intranet.portal.words import local_day
from permissions.models import User
from permissions.policy import visible_to

# The coordination answers a card within so many days.
ANSWER = timedelta(days=15)


def duties(user: User) -> Iterator[Duty]:
    """In three queries, and those of the policy, however many cards there are."""
    editions = Edition.objects.select_related("card__service")
    submitted = editions.filter(state=Edition.State.SUBMITTED)
    for each in visible_to(user, submitted, "directory.approve_card"):
        due = local_day(each.submitted_at) + ANSWER if each.submitted_at else None
        yield _duty(_("Esaminare la scheda del servizio"), "examining", each.card, due)
    returned = editions.filter(state=Edition.State.RETURNED)
    for each in visible_to(user, returned, "directory.write_card"):
        yield _duty(_("Correggere la scheda del servizio"), "writing", each.card)
    written = Card.objects.filter(current__declared_on__lt=timezone.localdate() - LASTS).exclude(
        editions__state__in=Edition.OPEN
    )
    for card in visible_to(user, written.select_related("service"), "directory.write_card"):
        yield _duty(_("Aggiornare la scheda: ha più di sei mesi"), "writing", card)


def _duty(title: str, page: str, card: Card, due: date | None = None) -> Duty:
    address = reverse(f"directory:{page}", args=(card.service_id,))
    return Duty(title, address, due=due, about=str(card))
