"""Asking, answering, adding; and what the coordination takes out of sight."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.network.discretion import heed
from intranet.network.exchange.models import Answer, Post, Postscript, Question
from intranet.network.rights import standings_of
from intranet.network.rights.service import service_of
from intranet.notifications.actions import tell
from intranet.notifications.models import Notice
from permissions.audit import action, note
from permissions.guards import lock
from permissions.models import User
from permissions.policy import may
from permissions.refusal import Refused

MOST_TAGS = 6
# Of a title, in a notice.
SHORT = 100


@action("question.asked")
def ask(*, by: User, title: str, text: str, tags: str = "", confirmed: str = "") -> Question:
    """Ask the other services something.

    Raises Refused for who is not of the network, and LooksLikeACase.
    """
    if not standings_of(by).is_member:
        raise Refused(_("Scrive qui chi lavora in un servizio della rete."))
    heed(by, confirmed, title, text, tags)
    question = Question(by=by, service=service_of(by))
    _word(question, title, text, tags)
    question.save()
    return question


@action("question.rewritten")
def rewrite_question(
    question: Question, *, by: User, title: str, text: str, tags: str = "", confirmed: str = ""
) -> Question:
    """Write an own question anew, while it is young. Raises Refused, and LooksLikeACase."""
    held: Question = lock(question)
    _ask_right(by, "exchange.rewrite_question", held)
    _refuse_old(held)
    heed(by, confirmed, title, text, tags)
    _word(held, title, text, tags)
    held.rewritten_at = timezone.now()
    held.save()
    return held


@action("question.answered")
def answer(question: Question, *, by: User, text: str, confirmed: str = "") -> Answer:
    """Answer `question`; its author is told. Raises Refused where it is closed, LooksLikeACase."""
    held: Question = lock(question)
    _ask_right(by, "exchange.answer_question", held, _("Questa domanda è chiusa."))
    heed(by, confirmed, text)
    given = Answer.objects.create(
        question=held, by=by, service=service_of(by), text=_words(text, "text")
    )
    _settle(held)
    if held.by_id != by.pk:
        words = _("Una risposta alla domanda «%(title)s».") % {"title": _short(held)}
        tell([held.by], Notice.Kind.SITE, words, given.get_absolute_url(), about=given)
    return given


@action("answer.rewritten")
def rewrite_answer(given: Answer, *, by: User, text: str, confirmed: str = "") -> Answer:
    """Write an own answer anew, while it is young. Raises Refused, and LooksLikeACase."""
    held = _held(given)
    _ask_right(by, "exchange.rewrite_answer", held)
    _refuse_old(held)
    heed(by, confirmed, text)
    held.text, held.rewritten_at = _words(text, "text"), timezone.now()
    held.save()
    return held


@action("post.continued")
def add_to(post: Question | Answer, *, by: User, text: str, confirmed: str = "") -> Postscript:
    """Add to what one wrote, when it is no more written anew. Raises Refused, LooksLikeACase."""
    if isinstance(post, Answer):
        post = _held(post)
        question, given = post.question, post
        _ask_right(by, "exchange.rewrite_answer", post)
    else:
        question, given = lock(post), None
        _ask_right(by, "exchange.rewrite_question", question)
    heed(by, confirmed, text)
    return Postscript.objects.create(question=question, answer=given, text=_words(text, "text"))


@action("answer.chosen")
def mark_useful(given: Answer, *, by: User, useful: bool = True) -> Answer:
    """Say that this answer was of use, and no other; or that it was not. Its author is told."""
    held = _held(given)
    _ask_right(by, "exchange.settle_question", held.question)
    if held.state != Answer.State.SHOWN:
        raise Refused(_("Questa risposta non si vede più."))
    note(answer=held.pk, useful=useful)
    for other in held.question.answers.filter(is_useful=True).exclude(pk=held.pk):
        other.is_useful = False
        other.save()
    if useful and not held.is_useful and held.by_id != by.pk:
        words = _("La risposta a «%(title)s» è servita.") % {"title": _short(held.question)}
        tell([held.by], Notice.Kind.SITE, words, held.get_absolute_url(), about=held)
    held.is_useful = useful
    held.save()
    return held


@action("question.closed")
def close(question: Question, *, by: User) -> Question:
    """Take no more answers. Raises Refused for who neither asked nor answers for who did."""
    return _closing(question, by, closed=True)


@action("question.reopened")
def reopen(question: Question, *, by: User) -> Question:
    """Take answers again."""
    return _closing(question, by, closed=False)


@action("question.hidden")
def hide_question(question: Question, *, by: User, reason: str) -> Question:
    """Take a question, with all below it, out of sight of all but its author and the coordination.

    Raises Refused without a reason. Its author is told.
    """
    held: Question = lock(question)
    _ask_right(by, "exchange.hide_question", held)
    held.hidden_for = _words(reason, "reason")
    _settle(held)
    _tell_hidden(held, held, by)
    return held


@action("answer.hidden")
def hide_answer(given: Answer, *, by: User, reason: str) -> Answer:
    """As `hide_question`, for one answer."""
    held = _held(given)
    _ask_right(by, "exchange.hide_answer", held)
    held.hidden_for, held.state = _words(reason, "reason"), Answer.State.HIDDEN
    held.is_useful = False
    held.save()
    _settle(held.question)
    _tell_hidden(held, held.question, by)
    return held


@action("question.shown")
def show_question(question: Question, *, by: User) -> Question:
    """Let the others see it again."""
    held: Question = lock(question)
    _ask_right(by, "exchange.hide_question", held)
    held.hidden_for = ""
    _settle(held)
    return held


@action("answer.shown")
def show_answer(given: Answer, *, by: User) -> Answer:
    """Let the others see it again."""
    held = _held(given)
    _ask_right(by, "exchange.hide_answer", held)
    held.hidden_for, held.state = "", Answer.State.SHOWN
    held.save()
    _settle(held.question)
    return held


def _closing(question: Question, by: User, *, closed: bool) -> Question:
    held: Question = lock(question)
    _ask_right(by, "exchange.settle_question", held)
    held.closed_at = timezone.now() if closed else None
    _settle(held)
    return held


def _settle(question: Question) -> None:
    """The state follows from what there is."""
    if question.hidden_for:
        question.state = Question.State.HIDDEN
    elif question.closed_at:
        question.state = Question.State.CLOSED
    else:
        answered = question.answers.filter(state=Answer.State.SHOWN).exists()
        question.state = Question.State.ANSWERED if answered else Question.State.OPEN
    question.save()


def _held(given: Answer) -> Answer:
    """The answer as it is now, with its question locked: who changes either waits here."""
    question: Question = lock(given.question)
    held = Answer.objects.get(pk=given.pk)
    held.question = question
    return held


def _ask_right(by: User, permission: str, record: Any, otherwise: str = "") -> None:
    if not may(by, permission, record):
        raise Refused(otherwise or _("Nello stato in cui è ora, non si può fare."))


def _refuse_old(post: Post) -> None:
    if not post.is_young(timezone.now()):
        raise Refused(_("È passata mezz’ora: il testo non si riscrive, si aggiunge qualcosa."))


def _word(question: Question, title: str, text: str, tags: str) -> None:
    question.title, question.text = _words(title, "title"), _words(text, "text")
    question.tags = _tags(tags)


def _words(text: str, field: str) -> str:
    if not text.strip():
        raise Refused(_("Qui serve almeno una parola."), field)
    return text.strip()


def _tags(typed: str) -> str:
    """In small letters, each once. Raises Refused for too many."""
    found = dict.fromkeys(" ".join(each.split()).lower() for each in typed.split(","))
    tags = list(filter(None, found))
    if len(tags) > MOST_TAGS:
        raise Refused(_("Al massimo %(most)s argomenti.") % {"most": MOST_TAGS}, "tags")
    return ", ".join(tags)


def _tell_hidden(post: Question | Answer, question: Question, by: User) -> None:
    if post.by_id != by.pk:
        words = _("Il coordinamento non mostra più un testo di «%(title)s»: perché, si legge lì.")
        said = words % {"title": _short(question)}
        tell([post.by], Notice.Kind.SITE, said, question.get_absolute_url(), about=post)


def _short(question: Question) -> str:
    """As much of the title as a notice holds."""
    title = question.title
    return title if len(title) <= SHORT else f"{title[: SHORT - 1]}…"
