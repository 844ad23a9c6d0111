"""An answer is seen by who sees its question."""

from typing import Any

from django.apps import apps
from django.db import models

from intranet.network.rights import TableRules
from permissions.policy import Person, may, visible_to


class BelowQuestion(TableRules):
    """As the table says of answers, and never further than the question is seen."""

    def allowed(self, user: Person, record: Any) -> frozenset[str]:
        if not may(user, "exchange.view_question", record.question):
            return frozenset()
        return super().allowed(user, record)

    def visible[M: models.Model](
        self, user: Person, queryset: models.QuerySet[M], permission: str
    ) -> models.QuerySet[M]:
        questions: Any = apps.get_model("exchange", "Question")._default_manager.all()
        seen = visible_to(user, questions).order_by().values("pk")
        return super().visible(user, queryset, permission).filter(question__in=seen)
