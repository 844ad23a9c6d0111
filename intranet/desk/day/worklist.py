"""The open work of one person, read from the rows the engine keeps for it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, Count, F, Q, QuerySet, TextChoices, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.portal.addresses import Addresses
from intranet.portal.keyset import Page, cut
from permissions.models import User
from workflows.documents.models import Transmission
from workflows.engine.models import WorkAccess
from workflows.engine.nodes import HumanTask
from workflows.processes.views.found import FLOWS

COUNTED = 50
PROCESS = "item__task__process__caseprocess"
# All that a row draws: the rest of the task stays in the database.
DRAWN = (
    "due",
    "item__subject",
    "item__reference",
    "item__task__flow_task",
    "owner__first_name",
    "owner__last_name",
    "owner__username",
)


class Tab(TextChoices):
    MINE = "miei", _("Miei")
    FREE = "da-prendere", _("Da prendere")
    ALL = "del-servizio", _("Del servizio")


@dataclass(frozen=True)
class Wish:
    """What the reader asks of the list, as its address says it."""

    tab: Tab = Tab.MINE
    step: str = ""
    late: bool = False
    farthest_first: bool = False
    after: str = ""

    @classmethod
    def read(cls, query: Any, first: Tab = Tab.MINE) -> "Wish":
        """From the parameters of a request; what makes no sense is left out.

        Where they name no list, `first` is opened.
        """
        tab, step = query.get("lista", ""), query.get("passo", "")
        return cls(
            tab=Tab(tab) if tab in Tab.values else first,
            step=step if step in dict(steps()) else "",
            late="scaduti" in query,
            farthest_first=query.get("ordine") == "lontani",
            after=query.get("dopo", ""),
        )

    @property
    def is_filtered(self) -> bool:
        return bool(self.step or self.late)


@dataclass(frozen=True)
class Work:
    """A row of the list: the step, what it is about, its term, in whose hands it is."""

    case: int | None
    address: str
    case_address: str
    hands_address: str
    title: str
    subject: str
    number: str
    due: datetime
    owner: User | None
    is_mine: bool

    @property
    def is_free(self) -> bool:
        return self.owner is None


def steps() -> list[tuple[str, Any]]:
    """The human steps that work on a case: name and title."""
    return [(node.name, node.task_title) for node in _nodes()]


def work_of(user: User, wish: Wish) -> Page[Work]:
    """One page of what `user` may do, in one query."""
    found = _filtered(_part(user, wish.tab), wish).select_related("item__task", "owner")
    # A task may be guarded by a record of the case: the case itself is the one of the process.
    # Of a case that is to be transferred who mediates, and who is asked, does not know even that.
    its_own = When(**{f"{PROCESS}__transfer__isnull": True}, then=F(f"{PROCESS}__case"))
    found = found.only(*DRAWN).annotate(case=Case(its_own))
    page = cut(found, "due", "item_id", wish.after, descending=wish.farthest_first)
    draw = Drawing(user)
    return Page([draw.row(access) for access in page.rows], page.after)


def counts_of(user: User) -> dict[str, str]:
    """How much each tab holds, said exactly up to COUNTED and `50+` beyond, in one query."""
    some = Q()
    for tab in Tab:
        some |= Q(pk__in=_part(user, tab).values("pk")[: COUNTED + 1])
    counts = WorkAccess.objects.filter(some).aggregate(
        **{tab.name: Count("pk", filter=_hands(user, tab)) for tab in Tab}
    )
    return {tab.value: _said(counts[tab.name]) for tab in Tab}


def first_tab(counts: dict[str, str]) -> Tab:
    """What to show who asks for no list: the own work, or else what waits to be taken."""
    nothing_mine = counts[Tab.MINE] == "0" and counts[Tab.FREE] != "0"
    return Tab.FREE if nothing_mine else Tab.MINE


def _nodes() -> list[HumanTask]:
    return [
        node
        for flow in FLOWS
        for node in flow.instance.nodes()
        if isinstance(node, HumanTask) and node.permission.startswith("cases.")
    ]


def _part(user: User, tab: Tab) -> QuerySet[WorkAccess]:
    """All but what a clerk answers, which is on the clerk's own page."""
    deliveries = ContentType.objects.get_for_model(Transmission)
    mine = WorkAccess.objects.of(user).exclude(item__guard_type=deliveries)
    return mine.filter(_hands(user, tab))


def _hands(user: User, tab: Tab) -> Q:
    return {Tab.MINE: Q(owner=user), Tab.FREE: Q(owner=None), Tab.ALL: Q(user=user)}[tab]


def _filtered(found: QuerySet[WorkAccess], wish: Wish) -> QuerySet[WorkAccess]:
    if wish.step:
        nodes = [node for node in _nodes() if node.name == wish.step]
        found = found.filter(item__task__flow_task__in=nodes)
    if wish.late:
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        found = found.filter(due__lt=midnight)
    return found


def _said(count: int) -> str:
    return str(count) if count <= COUNTED else f"{COUNTED}+"


class Drawing:
    """Makes rows for one reader; what all rows share is worked out once."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.tasks, self.cases = Addresses("processes:task"), Addresses("desk:case")
        self.taking, self.giving_back = (
            Addresses("processes:take"),
            Addresses("processes:give_back"),
        )

    def row(self, access: Any) -> Work:
        item, is_mine = access.item, access.owner_id == self.user.pk
        hands = self.giving_back if is_mine else self.taking
        return Work(
            case=access.case,
            address=self.tasks.of(item.pk),
            case_address=self.cases.of(access.case) if access.case else "",
            hands_address=hands.of(item.pk),
            title=str(item.task.flow_task.task_title),
            subject=item.subject,
            number=item.reference,
            due=access.due,
            owner=access.owner,
            is_mine=is_mine,
        )
