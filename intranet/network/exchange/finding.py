"""Questions, found by their words: those that one may see, by what all who see them see."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.db.models.signals import post_save
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intranet.network.exchange.models import Answer, Question
from intranet.portal.search.actions import Sheet, put
from intranet.portal.search.index import matching
from intranet.portal.search.sources import Choices, Hit, Source, Wanted
from permissions.models import User
from permissions.policy import visible_to


class Questions(Source):
    """Questions between the services, with the answers that are shown to all."""

    types: Mapping[str, str | Promise] = {"domande": _("Domande tra i servizi")}
    opens = frozenset({"use_intranet"})
    model = Question
    order = ("-rank", "-at", "-pk")
    position = 40
    states: Choices = Question.State.choices
    has_since = True
    hint = _("Le domande si trovano per le parole del testo, degli argomenti e delle risposte.")

    def found(self, user: User, wanted: Wanted) -> QuerySet[Any]:
        seen = visible_to(user, Question.objects.all())
        if wanted.state:
            seen = seen.filter(state=wanted.state)
        if wanted.since:
            seen = seen.filter(at__date__gte=wanted.since)
        return matching(seen, wanted.typed)

    def drawn(self, user: User, rows: Sequence[Any]) -> list[Hit]:
        return [
            Hit(
                title=question.title,
                address=question.get_absolute_url(),
                line=f"{_('Domanda')} · {question.get_state_display()}",
                quoted=question.pk,
            )
            for question in rows
        ]

    def sheets(self) -> Iterable[Sheet]:
        shown = Prefetch("answers", Answer.objects.filter(state=Answer.State.SHOWN).order_by("pk"))
        every = Question.objects.prefetch_related(shown).order_by("pk")
        return (_sheet(each, each.answers.all()) for each in every.iterator(chunk_size=500))


def connect() -> None:
    """Keep what is found in step with what is saved; called once, when the app is ready."""
    post_save.connect(_on_question, sender=Question, dispatch_uid="exchange.finding.question")
    post_save.connect(_on_answer, sender=Answer, dispatch_uid="exchange.finding.answer")


def _on_question(instance: Question, **_kwargs: Any) -> None:
    shown = Answer.objects.filter(question=instance, state=Answer.State.SHOWN)
    put(*_sheet(instance, shown.order_by("pk")))


def _on_answer(instance: Answer, **_kwargs: Any) -> None:
    _on_question(instance.question)


def _sheet(question: Question, shown: Iterable[Answer]) -> Sheet:
    """`shown` are the answers that all see: a hidden one is not found, not even by its author."""
    said = (each.text for each in shown)
    return question, question.title, "\n".join((question.text, question.tags, *said))
