"""The answers to the policy's questions about things of the site."""

from django.db import models

from intranet.content.models import Item
from intranet.content.rights.reach import reach_of
from permissions.policy import Person


class PlaceRules:
    """Asked by `permissions.policy` in the place of grants."""

    def allowed(self, user: Person, record: Item) -> frozenset[str]:
        return reach_of(user).allowed(record)

    def visible[M: models.Model](
        self, user: Person, queryset: models.QuerySet[M], permission: str
    ) -> models.QuerySet[M]:
        return queryset.filter(reach_of(user).condition(permission or "content.view_item"))
