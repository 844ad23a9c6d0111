"""The reports a court office received: all that its clerks see."""

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from intranet.portal.keyset import Page, cut
from permissions.models import Membership, Organisation, User
from permissions.policy import visible_to
from workflows.documents.models import Transmission
from workflows.engine.models import WorkAccess

PROCEEDING = re.compile(r"(?:R\.?\s*G\.?\s*)?(\d{1,9})(?:\s*/\s*(\d{4}))?", re.IGNORECASE)


@dataclass(frozen=True)
class Search:
    """What the reader asks of the list, as its address says it."""

    text: str = ""
    after: str = ""
    after_answered: str = ""

    @classmethod
    def read(cls, query: Any) -> "Search":
        return cls(
            text=query.get("rg", "").strip()[:40],
            after=query.get("dopo", ""),
            after_answered=query.get("risposte_dopo", ""),
        )


def offices_of(user: User) -> QuerySet[Organisation]:
    """The court offices `user` works for."""
    current = Membership.objects.current().filter(user=user)
    courts = Organisation.objects.filter(kind=Organisation.Kind.COURT)
    return courts.filter(pk__in=current.values("organisation"))


def received_by(user: User) -> QuerySet[Transmission]:
    """The deliveries that `user` may see."""
    return visible_to(user, Transmission.objects.select_related("report", "paper", "court"))


def to_answer(user: User, search: Search) -> Page[Transmission]:
    """One page of those that wait for an answer, the oldest first, in one query."""
    waiting = received_by(user).filter(state=Transmission.State.SENT)
    return cut(waiting.filter(of_proceeding(search.text)), "sent_at", "pk", search.after)


def answered(user: User, search: Search) -> Page[Transmission]:
    """One page of those that had their answer, the latest first, in one query."""
    past = received_by(user).exclude(state=Transmission.State.SENT)
    return cut(
        past.filter(of_proceeding(search.text)),
        "sent_at",
        "pk",
        search.after_answered,
        descending=True,
    )


def task_for(user: User, transmission: Transmission) -> int | None:
    """The open task in which `user` answers this delivery, if there is one."""
    mine = WorkAccess.objects.of(user).filter(item__guard_id=transmission.pk)
    mine = mine.filter(item__guard_type__model="transmission")
    return mine.values_list("item_id", flat=True).first()


def of_proceeding(text: str) -> Q:
    """By R.G. number alone, whole: `1234` or `1234/2026`."""
    if not text:
        return Q()
    found = PROCEEDING.fullmatch(text)
    if found is None:
        return Q(pk__in=())
    number, year = found.groups()
    start = f"R.G. {int(number)}/"
    return Q(proceeding=f"{start}{year}") if year else Q(proceeding__startswith=start)
