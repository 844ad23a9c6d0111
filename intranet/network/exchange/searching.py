"""Questions, found by their words: those that one may see, by what all who see them see."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.db.models.signals import post_save
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intranet.network.exchange.models import Answer, Question
from intranet.network.searching import Records
from intranet.portal.search.actions import Sheet
from intranet.portal.search.sources import Choices


class Questions(Records):
    """Questions between the services, with the answers that are shown to all."""

    types: Mapping[str, str | Promise] = {"domande": _("Domande tra i servizi")}
    name = _("Domanda")
    model = Question
    order = ("-rank", "-at", "-pk")
    position = 40
    states: Choices = Question.State.choices
    has_since = True
    moment = "at"
    hint = _("Le domande si trovano per le parole del testo, degli argomenti e delle risposte.")

    def records(self) -> QuerySet[Any]:
        shown = Answer.objects.filter(state=Answer.State.SHOWN).order_by("pk")
        return Question.objects.prefetch_related(Prefetch("answers", shown))

    def sheet(self, record: Question) -> Sheet:
        """A hidden answer is not found, not even by its author."""
        said = (each.text for each in record.answers.all())
        return record, record.title, "\n".join((record.text, record.tags, *said))

    def follow(self) -> None:
        super().follow()
        uid = "search.exchange.answer"
        post_save.connect(self._on_answer, sender=Answer, dispatch_uid=uid, weak=False)

    def _on_answer(self, instance: Answer, **_kwargs: Any) -> None:
        self.renew(pk=instance.question_id)
