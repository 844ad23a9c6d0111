"""Who may do what on a card: as the table says, as long as its service sits at the table."""

from typing import Any

from django.db import models

from intranet.network.models import Seat
from intranet.network.rights import TableRules, standings_of
from permissions.policy import Person

SEEN = "directory.view_card"


class CardRules(TableRules):
    """Of a service without a seat the coordination alone reads the card, and nobody writes it."""

    def allowed(self, user: Person, record: Any) -> frozenset[str]:
        held = super().allowed(user, record)
        if record.is_at_table():
            return held
        return held & {SEEN} if standings_of(user).coordinates else frozenset()

    def visible[M: models.Model](
        self, user: Person, queryset: models.QuerySet[M], permission: str
    ) -> models.QuerySet[M]:
        found = super().visible(user, queryset, permission)
        if permission in ("", SEEN) and standings_of(user).coordinates:
            return found
        return found.filter(service__in=Seat.objects.today().values("service"))
