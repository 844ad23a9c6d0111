"""The cases one may see, found by their numbers, and by a child whom one may know.

They are looked for in their own columns: no name of a child stands anywhere else.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intranet.desk.names import children_of
from intranet.portal.addresses import Addresses
from intranet.portal.search.folding import folded
from intranet.portal.search.sources import Choices, Hit, Source, Wanted
from permissions.models import User
from permissions.policy import visible_to
from workflows.cases.enums import CaseState
from workflows.cases.models import Case, Person

PROCEEDING = re.compile(r"(?<!\w)r\.?\s*g\.?\s*(?=[0-9])")
NUMBER = re.compile(r"[0-9]{1,9}(/[0-9]{0,6})?")
CASE_NUMBER = re.compile(r"[0-9]{4}/[0-9]{0,6}")
NAME = re.compile(r"[^\W\d_]+")
LARGEST = 2**31 - 1
MOST_WORDS = 6


class Cases(Source):
    types: Mapping[str, str | Promise] = {"casi": _("Casi")}
    opens = frozenset({"view_cases"})
    model = Case
    order = ("-received_at", "-pk")
    position = 10
    states: Choices = CaseState.choices
    has_since = True
    hint = _("I casi si trovano per numero, R.G. o nome del minore.")

    def found(self, user: User, wanted: Wanted) -> QuerySet[Any]:
        cases = visible_to(user, Case.objects.select_related("court"))
        if wanted.state:
            cases = cases.filter(state=wanted.state)
        if wanted.since:
            cases = cases.filter(received_at__date__gte=wanted.since)
        return cases.filter(named(user, wanted.typed))

    def drawn(self, user: User, rows: Sequence[Any]) -> list[Hit]:
        names, addresses = children_of(user, rows), Addresses("desk:case")
        return [
            Hit(
                title=" · ".join(filter(None, (row.number, names.get(row.pk)))),
                address=addresses.of(row.pk),
                line=f"{row.get_state_display()} · {row.court.short_name}, {row.proceeding}",
            )
            for row in rows
        ]


def named(user: User, typed: str) -> Q:
    """Cases that each word of `typed` names: by the own number, the court's, or a child's name.

    Only the children count whom `user` may know. A word of any other form names nothing.
    """
    words = _words(typed)
    if not words or len(words) > MOST_WORDS:
        return Q(pk__in=())
    condition = Q()
    for word in filter(NUMBER.fullmatch, words):
        condition &= _numbered(word)
    names = [word for word in words if not NUMBER.fullmatch(word)]
    return condition & _of_child(user, names) if names else condition


def _words(typed: str) -> list[str]:
    closed_up = PROCEEDING.sub("", re.sub(r"\s*/\s*", "/", folded(typed)))
    # A picture says nothing; a sign of punctuation is no name.
    words = closed_up.replace("'", " ").split()
    return [word for word in words if word.isascii() or any(map(str.isalnum, word))]


def _numbered(word: str) -> Q:
    number, _stroke, year = word.partition("/")
    condition = Q(number__startswith=word) if CASE_NUMBER.fullmatch(word) else Q(pk__in=())
    if int(number) > LARGEST:
        return condition
    if year:
        return condition | Q(rg_number=int(number), rg_year=int(year))
    return condition | Q(rg_number=int(number)) | Q(number__endswith=f"/{int(number):04d}")


def _of_child(user: User, words: Sequence[str]) -> Q:
    if not all(map(NAME.fullmatch, words)):
        return Q(pk__in=())
    condition = Q()
    for word in words:
        condition &= Q(first_name__plain__startswith=word) | Q(last_name__plain__startswith=word)
    children = visible_to(user, Person.objects.children().filter(condition))
    return Q(pk__in=children.order_by().values("case"))
