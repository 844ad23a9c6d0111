"""Who runs a course sees who takes part in it."""

from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q

from intranet.network.rights import TableRules
from permissions.policy import Person, may, visible_to

PARTICIPANTS = "training.view_participants"


class SeenByRunners(TableRules):
    """As the table says; besides, who runs the course sees what belongs to it.

    The model says by `course_path` how one comes to the course from it.
    """

    def allowed(self, user: Person, record: Any) -> frozenset[str]:
        own = super().allowed(user, record)
        return own | {record.seen_by} if may(user, PARTICIPANTS, _course(record)) else own

    def visible[M: models.Model](
        self, user: Person, queryset: models.QuerySet[M], permission: str
    ) -> models.QuerySet[M]:
        model: Any = queryset.model
        own = super().visible(user, model._default_manager.order_by(), permission)
        found = Q(pk__in=own.values("pk"))
        if permission in ("", model.seen_by):
            courses: Any = apps.get_model("training", "Course")._default_manager.order_by()
            run = visible_to(user, courses, PARTICIPANTS)
            found |= Q(**{f"{model.course_path}__in": run.values("pk")})
        return queryset.filter(found)


def _course(record: Any) -> Any:
    for step in record.course_path.split("__"):
        record = getattr(record, step)
    return record
