"""The cases a person may see, cut and searched in the database."""

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from intranet.portal.keyset import Page, cut
from permissions.models import User
from permissions.policy import visible_to
from workflows.cases.enums import CaseState
from workflows.cases.models import Case, Person

PROCEEDING = re.compile(r"(?:R\.?\s*G\.?\s*)?(\d{1,9})\s*/\s*(\d{4})", re.IGNORECASE)
CASE_NUMBER = re.compile(r"\d{4}/\d{1,6}")
LARGEST = 2**31 - 1


@dataclass(frozen=True)
class Search:
    """What the reader asks of the list, as its address says it."""

    text: str = ""
    state: str = ""
    after: str = ""

    @classmethod
    def read(cls, query: Any) -> "Search":
        state = query.get("stato", "")
        return cls(
            text=query.get("cerca", "").strip()[:80],
            state=state if state in CaseState.values else "",
            after=query.get("dopo", ""),
        )


def cases_for(user: User, search: Search) -> Page[Case]:
    """One page of the cases `user` may see, the latest received first, in one query."""
    found: QuerySet[Case] = visible_to(user, Case.objects.select_related("court", "operator"))
    if search.state:
        found = found.filter(state=search.state)
    if search.text:
        found = found.filter(_named(search.text) | _of_child(user, search.text))
    return cut(found, "received_at", "pk", search.after, descending=True)


def _named(text: str) -> Q:
    """By the case's own number, or by the court's R.G. number."""
    condition = Q(number__icontains=text) if CASE_NUMBER.match(text) else Q(number=text)
    proceeding = PROCEEDING.fullmatch(text)
    if proceeding:
        number, year = (int(part) for part in proceeding.groups())
        condition |= Q(rg_number=number, rg_year=year)
    elif text.isdecimal() and int(text) <= LARGEST:
        condition |= Q(rg_number=int(text)) | Q(number__endswith=f"/{int(text):04d}")
    return condition


def _of_child(user: User, text: str) -> Q:
    """By a child's name, among the children `user` may know."""
    if not text.replace(" ", "").replace("'", "").isalpha():
        return Q(pk__in=())
    condition = Q()
    for word in text.split():
        condition &= Q(first_name__istartswith=word) | Q(last_name__istartswith=word)
    children = visible_to(user, Person.objects.children().filter(condition))
    return Q(pk__in=children.order_by().values("case"))
