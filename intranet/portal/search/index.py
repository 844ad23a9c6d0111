"""Which records of a queryset are found by what was typed, decided in the database."""

from typing import Any

from django.db import connections, models
from django.db.models import Case, QuerySet, Value, When

from intranet.portal.search import postgresql, sqlite
from intranet.portal.search.models import kind_of
from intranet.portal.search.words import looked_for

INDEXES = {"sqlite": sqlite, "postgresql": postgresql}
# Where the words stand: all of them in the title, some of them, none.
ALL, SOME, NONE = 2, 1, 0


def matching(queryset: QuerySet[Any], typed: str) -> QuerySet[Any]:
    """Those of `queryset` that hold every word of `typed`, each with its `rank`: ALL, SOME, NONE.

    What the queryset leaves out stays out: a caller asks of what `policy.visible_to` gave, and
    has counts and rows of that alone. Nothing is found by a text without words.
    """
    words, kind = looked_for(typed), kind_of(queryset.model)
    if not words:
        return queryset.annotate(rank=Value(NONE)).none()
    index = INDEXES[connections[queryset.db].vendor]
    rank = Case(
        When(pk__in=index.keys_by_title(kind, words, every=True), then=ALL),
        When(pk__in=index.keys_by_title(kind, words, every=False), then=SOME),
        default=NONE,
        output_field=models.SmallIntegerField(),
    )
    return queryset.filter(pk__in=index.keys(kind, words)).annotate(rank=rank)
