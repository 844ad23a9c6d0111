"""Questions that a service asks the others, and what they answer."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.network.exchange.rules import BelowQuestion
from intranet.network.rights import TableRules
from permissions.history import History
from permissions.models import Organisation
from permissions.policy import Rules, Sight

# How long its author may write a thing anew; later they add to it.
REWRITES = timedelta(minutes=30)


class Post(models.Model):
    """What somebody wrote for the others, in the name of the service they worked at then."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # None for who coordinates the network.
    service = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    text = models.TextField(_("testo"), max_length=5000)
    at = models.DateTimeField(default=timezone.now)
    rewritten_at = models.DateTimeField(null=True, blank=True)
    # Why the coordination does not show it.
    hidden_for = models.CharField(_("perché non si mostra"), max_length=300, blank=True)

    class Meta:
        abstract = True

    def is_young(self, now: datetime) -> bool:
        """Whether it may still be written anew."""
        return now < self.at + REWRITES


class Question(Post):
    class State(models.TextChoices):
        OPEN = "open", _("Senza risposta")
        ANSWERED = "answered", _("Con risposta")
        CLOSED = "closed", _("Chiusa")
        HIDDEN = "hidden", _("Nascosta")

    title = models.CharField(_("domanda in breve"), max_length=200)
    # In small letters, with a comma and a space between them.
    tags = models.CharField(_("argomenti"), max_length=200, blank=True)
    state = models.CharField(_("stato"), max_length=8, choices=State, default=State.OPEN)
    closed_at = models.DateTimeField(null=True, blank=True)
    history = History()

    guard_kind = "question"
    rules: ClassVar[Rules] = TableRules()
    state_field = "state"
    service_path = "service"
    person_paths: ClassVar[tuple[str, ...]] = ("by",)
    seen_by = "exchange.view_question"

    class Meta:
        verbose_name = _("domanda")
        verbose_name_plural = _("domande")
        ordering = ("-at", "-pk")
        default_permissions = ()
        permissions = (
            ("view_question", "Can read a question between the services"),
            ("answer_question", "Can answer a question"),
            ("rewrite_question", "Can write an own question anew, and add to it"),
            ("settle_question", "Can close a question, and say which answer was of use"),
            ("hide_question", "Can hide a question from the others"),
        )
        indexes = [models.Index(fields=["-at", "-id"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="hidden", hidden_for__gt="")
                | ~Q(state="hidden") & Q(hidden_for=""),
                name="hidden_question_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(closed_at__isnull=False), name="closed_on_a_day"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("exchange:question", args=[self.pk])

    @property
    def guard_state(self) -> str:
        return self.state

    @property
    def guard_organisations(self) -> frozenset[int]:
        return frozenset(filter(None, {self.service_id}))

    @property
    def guard_home(self) -> int | None:
        return self.service_id or self.by.guard_home

    @property
    def tag_list(self) -> list[str]:
        return list(filter(None, self.tags.split(", ")))


class Answer(Post):
    class State(models.TextChoices):
        SHOWN = "shown", _("Mostrata")
        HIDDEN = "hidden", _("Nascosta")

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    state = models.CharField(max_length=8, choices=State, default=State.SHOWN)
    is_useful = models.BooleanField(_("è servita"), default=False)
    history = History()

    guard_kind = "answer"
    rules: ClassVar[Rules] = BelowQuestion()
    state_field = "state"
    service_path = "service"
    person_paths: ClassVar[tuple[str, ...]] = ("by",)
    seen_by = "exchange.view_answer"

    class Meta:
        verbose_name = _("risposta")
        verbose_name_plural = _("risposte")
        ordering = ("at", "pk")
        default_permissions = ()
        permissions = (
            ("view_answer", "Can read an answer"),
            ("rewrite_answer", "Can write an own answer anew, and add to it"),
            ("hide_answer", "Can hide an answer from the others"),
        )
        constraints = [
            models.UniqueConstraint(
                fields=["question"], condition=Q(is_useful=True), name="one_useful_answer"
            ),
            models.CheckConstraint(
                condition=Q(state="hidden", hidden_for__gt="", is_useful=False)
                | Q(state="shown", hidden_for=""),
                name="hidden_answer_says_why",
            ),
        ]

    def __str__(self) -> str:
        return str(self.question)

    def get_absolute_url(self) -> str:
        return f"{self.question.get_absolute_url()}#risposta-{self.pk}"

    @property
    def guard_state(self) -> str:
        return self.state

    @property
    def guard_organisations(self) -> frozenset[int]:
        return frozenset(filter(None, {self.service_id}))

    @property
    def guard_home(self) -> int | None:
        return self.service_id or self.by.guard_home


class Postscript(models.Model):
    """What an author adds to an own question or answer that is no more written anew."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="postscripts")
    # None where it is added to the question itself.
    answer = models.ForeignKey(
        Answer, on_delete=models.PROTECT, related_name="postscripts", null=True, blank=True
    )
    text = models.TextField(_("aggiunta"), max_length=2000)
    at = models.DateTimeField(default=timezone.now)
    history = History()

    guard_path = "question"
    sights: ClassVar = (
        Sight("exchange.view_question", only=Q(answer=None) | Q(answer__state="shown")),
    )

    class Meta:
        verbose_name = _("aggiunta")
        verbose_name_plural = _("aggiunte")
        ordering = ("at", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        return self.text[:80]
