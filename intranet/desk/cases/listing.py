"""The cases a person may see, cut and searched in the database."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from intranet.desk.cases.finding import named
from intranet.portal.keyset import Page, cut
from permissions.models import User
from permissions.policy import visible_to
from workflows.cases.enums import CaseState
from workflows.cases.models import Case


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
        found = found.filter(named(user, search.text))
    return cut(found, "received_at", "pk", search.after, descending=True)
