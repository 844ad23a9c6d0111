"""The card of a service, and who may come near it."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from intranet.network.directory.models import Card, Edition
from permissions.models import Organisation, User
from permissions.policy import allowed


def found(user: User, pk: int, *permissions: str) -> tuple[Card, frozenset[str]]:
    """The card of the service `pk`, written already or not, with what `user` holds on it.

    Raises Http404 for what is no service, and for who holds none of `permissions`, of this app.
    """
    services = Organisation.objects.filter(kind=Organisation.Kind.SERVICE)
    service = get_object_or_404(services.select_related("card__current"), pk=pk)
    card: Card = getattr(service, "card", None) or Card(service=service)
    held = allowed(user, card)
    if not held & {f"directory.{name}" for name in permissions}:
        raise Http404
    return card, held


def open_edition(card: Card) -> Edition | None:
    """The one that is written now, or waits for an answer."""
    return editions_of(card).filter(state__in=Edition.OPEN).first()


def editions_of(card: Card) -> Any:
    """Those of `card` with the people who had a part in them; none before it was written."""
    found = Edition.objects.filter(card=card.pk).order_by("-number")
    return found.select_related("author", "submitted_by", "decided_by", "card__service")
