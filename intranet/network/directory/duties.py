"""What the cards ask of somebody: an answer, a correction, a new declaration."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.network.directory.models import Card, Edition
from intranet.network.directory.models.edition import LASTS
from intranet.network.rights import standings_of
from intranet.portal.duties import Duty
from intranet.portal.words import local_day
from permissions.models import User
from permissions.policy import visible_to

# The coordination answers a card within so many days.
ANSWER = timedelta(days=15)


def duties(user: User) -> Iterator[Duty]:
    """Of who coordinates the network, and of who speaks for a service; few queries for any."""
    standings = standings_of(user)
    if standings.coordinates:
        yield from _examining(user)
    if standings.represents:
        yield from _writing(user)


def _examining(user: User) -> Iterator[Duty]:
    submitted = Edition.objects.filter(state=Edition.State.SUBMITTED)
    for each in _seen(user, submitted, "directory.approve_card"):
        due = local_day(each.submitted_at) + ANSWER if each.submitted_at else None
        yield _duty(_("Esaminare la scheda del servizio"), "examining", each.card, due)


def _writing(user: User) -> Iterator[Duty]:
    returned = Edition.objects.filter(state=Edition.State.RETURNED)
    for each in _seen(user, returned, "directory.write_card"):
        yield _duty(_("Correggere la scheda del servizio"), "writing", each.card)
    old = Card.objects.filter(current__declared_on__lt=timezone.localdate() - LASTS)
    unwritten = old.exclude(editions__state__in=Edition.OPEN).select_related("service")
    for card in visible_to(user, unwritten, "directory.write_card"):
        yield _duty(_("Aggiornare la scheda: ha più di sei mesi"), "writing", card)


def _seen(user: User, editions: QuerySet[Edition], permission: str) -> QuerySet[Edition]:
    return visible_to(user, editions.select_related("card__service"), permission)


def _duty(title: str, page: str, card: Card, due: date | None = None) -> Duty:
    address = reverse(f"directory:{page}", args=(card.service_id,))
    return Duty(title, address, due=due, about=str(card))
