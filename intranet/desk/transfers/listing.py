"""The transfers that pass by the reader: to be mediated, to be answered, and those of the past."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from intranet.portal.keyset import Page, cut
from permissions.models import User
from permissions.policy import visible_to
from workflows.documents.models import Transfer, TransferOffer
from workflows.engine.models import WorkAccess


@dataclass(frozen=True)
class Asked:
    """What this reader's service is asked; `task` is empty once it is answered."""

    offer: TransferOffer
    task: int | None


def asked_of(user: User) -> list[Asked]:
    """What waits for the answer of `user`, the oldest first, in two queries."""
    offers = visible_to(user, TransferOffer.objects.all(), "documents.answer_transfer")
    found = list(offers.select_related("transfer__sender", "receiver").order_by("offered_at"))
    tasks = _tasks(user, "transferoffer")
    return [Asked(offer, tasks.get(offer.pk)) for offer in found]


def arrived_at(user: User) -> QuerySet[TransferOffer]:
    """What services that `user` answers for took over; the case is the new one."""
    offers = visible_to(user, TransferOffer.objects.all(), "documents.view_offer")
    taken = offers.filter(state=TransferOffer.State.ACCEPTED)
    return taken.select_related("transfer__sender", "transfer__new_case")


def under_way(user: User) -> QuerySet[Transfer]:
    """Those that `user` mediates or proposed, and that nobody has ended; the oldest first."""
    found = visible_to(user, Transfer.objects.under_way())
    return found.select_related("sender").order_by("proposed_at", "pk")


def past(user: User, after: str) -> Page[Transfer]:
    """One page of those that came to an end, the latest first, in one query."""
    found = visible_to(user, Transfer.objects.exclude(state__in=Transfer.UNDER_WAY))
    return cut(found.select_related("sender"), "proposed_at", "pk", after, descending=True)


def task_for(user: User, transfer: Transfer) -> int | None:
    """The open task in which `user` finds a service for `transfer`, if there is one."""
    return _tasks(user, "transfer").get(transfer.pk)


def _tasks(user: User, guard: str) -> dict[int, Any]:
    """The open tasks of `user` by the key of what guards them."""
    mine = WorkAccess.objects.of(user).filter(item__guard_type__model=guard)
    return dict(mine.values_list("item__guard_id", "item"))
