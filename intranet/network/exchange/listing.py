"""The questions as a list, and one question with all that is below it as its reader sees it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Self

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intranet.network.exchange.models import Answer, Postscript, Question
from intranet.portal.keyset import Page, cut
from intranet.portal.search.index import matching
from permissions.models import User
from permissions.policy import allowed, visible_to

OWN = "mie"
SIZE = 20
WAYS: dict[str, str | Promise] = {
    "": _("tutte"),
    Question.State.OPEN: _("senza risposta"),
    Question.State.ANSWERED: _("con risposta"),
    Question.State.CLOSED: _("chiuse"),
    OWN: _("le mie"),
}


@dataclass(frozen=True)
class Wish:
    """What is asked of the list, as it stands in the address."""

    words: str = ""
    way: str = ""
    tag: str = ""
    after: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> Self:
        way = query.get("mostra", "")
        return cls(
            words=query.get("parole", "").strip(),
            way=way if way in WAYS else "",
            tag=query.get("argomento", "").strip().lower(),
            after=query.get("dopo", ""),
        )

    @property
    def is_all(self) -> bool:
        return not (self.words or self.way or self.tag)


def questions_for(user: User, wish: Wish) -> Page[Question]:
    """A page of what `user` may see and wants, the latest first."""
    found: QuerySet[Question] = visible_to(user, Question.objects.select_related("by", "service"))
    if wish.words:
        found = matching(found, wish.words)
    if wish.way == OWN:
        found = found.filter(by=user)
    elif wish.way:
        found = found.filter(state=wish.way)
    if wish.tag:
        found = found.filter(_tagged(wish.tag))
    shown = Q(answers__state=Answer.State.SHOWN)
    useful = Answer.objects.filter(question=OuterRef("pk"), is_useful=True)
    found = found.annotate(count=Count("answers", filter=shown), has_useful=Exists(useful))
    return cut(found, "at", "pk", wish.after, descending=True, size=SIZE)


def _tagged(tag: str) -> Q:
    """With this very tag, wherever it stands among the others."""
    among = Q(tags__startswith=f"{tag}, ") | Q(tags__endswith=f", {tag}")
    return Q(tags=tag) | among | Q(tags__contains=f", {tag}, ")


@dataclass(frozen=True)
class Said:
    """An answer, and what its reader may do about it."""

    answer: Answer
    may_change: bool
    may_hide: bool

    @property
    def is_young(self) -> bool:
        return self.answer.is_young(timezone.now())


@dataclass(frozen=True)
class Thread:
    """One question before its reader, with the answers that are shown to them."""

    question: Question
    user: User

    @cached_property
    def allowed(self) -> frozenset[str]:
        return allowed(self.user, self.question)

    @cached_property
    def answers(self) -> list[Said]:
        """The useful one first, then in the order they came."""
        below = Prefetch("postscripts", Postscript.objects.order_by("at", "pk"))
        rows = visible_to(self.user, self.question.answers.all())
        rows = rows.select_related("by", "service").prefetch_related(below)
        changes, hides = self._keys("rewrite"), self._keys("hide")
        return [
            Said(each, each.pk in changes, each.pk in hides)
            for each in rows.order_by("-is_useful", "at", "pk")
        ]

    def _keys(self, verb: str) -> set[int]:
        """The answers below it with which this reader may do so."""
        rows = visible_to(self.user, self.question.answers.order_by(), f"exchange.{verb}_answer")
        return set(rows.values_list("pk", flat=True))

    @property
    def postscripts(self) -> QuerySet[Postscript]:
        return self.question.postscripts.filter(answer=None)

    @property
    def may_answer(self) -> bool:
        return "exchange.answer_question" in self.allowed

    @property
    def may_change(self) -> bool:
        return "exchange.rewrite_question" in self.allowed

    @property
    def may_settle(self) -> bool:
        return "exchange.settle_question" in self.allowed

    @property
    def may_hide(self) -> bool:
        return "exchange.hide_question" in self.allowed

    @property
    def is_young(self) -> bool:
        return self.question.is_young(timezone.now())
