"""The questions, one of them, and what is written below it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intranet.network.discretion.posting import caution_for, confirmed_in
from intranet.network.exchange import actions
from intranet.network.exchange.forms import AdditionForm, AnswerForm, HidingForm, QuestionForm
from intranet.network.exchange.listing import WAYS, Thread, Wish, questions_for
from intranet.network.exchange.models import Answer, Question
from intranet.network.rights import standings_of
from intranet.portal.sheet import answered, sheet
from permissions.models import User
from permissions.policy import visible_to
from permissions.refusal import Refused
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn

ROOM = {"room": "exchange"}
FORM = ["GET", "HEAD", "POST"]


@guarded("exchange.view_question")
@require_safe
def questions(request: SignedIn) -> HttpResponse:
    """Raises Http404 for who is not of the network."""
    _refuse_strangers(request.user)
    wish = Wish.of(request.GET)
    context = {"wish": wish, "ways": WAYS, "page": questions_for(request.user, wish)}
    return render(request, "exchange/questions.html", {**ROOM, **context})


@guarded("exchange.view_question")
@require_http_methods(FORM)
def asking(request: SignedIn) -> HttpResponse:
    """Raises Http404 for who is not of the network."""
    _refuse_strangers(request.user)
    form, made = sheet(QuestionForm, request), []

    def act(**words: Any) -> None:
        made.append(actions.ask(by=request.user, confirmed=confirmed_in(request), **words))

    if request.method == "POST" and answered(form, act):
        messages.success(request, _("La domanda è pubblicata: la leggono i servizi della rete."))
        return redirect(made[0])
    return _writing(request, form, None, "exchange/asking.html")


@guarded("exchange.view_question")
@require_http_methods(FORM)
def question(request: SignedIn, pk: int) -> HttpResponse:
    """One question, and the form to answer it. Raises Http404 for what one may not see."""
    found = _question(request, pk)
    thread, form = Thread(found, request.user), sheet(AnswerForm, request)
    if request.method == "POST" and not thread.may_answer:
        raise Http404
    act = partial(actions.answer, found, by=request.user, confirmed=confirmed_in(request))
    if request.method == "POST" and answered(form, act):
        messages.success(request, _("La risposta è pubblicata."))
        return redirect(found)
    caution = caution_for(request.user, form, form.fields)
    context = {"thread": thread, "question": found, "form": form, "caution": caution}
    return render(request, "exchange/question.html", {**ROOM, **context})


@guarded("exchange.rewrite_question")
@require_http_methods(FORM)
def rewriting_question(request: SignedIn, pk: int) -> HttpResponse:
    """An own question anew, or more to it. Raises Http404 for another's."""
    found = _question(request, pk, "exchange.rewrite_question")
    words = {"title": found.title, "text": found.text, "tags": found.tags}
    is_young = found.is_young(timezone.now())
    form = sheet(QuestionForm, request, initial=words) if is_young else None
    return _rewriting(request, found, form, actions.rewrite_question)


@guarded("exchange.rewrite_answer")
@require_http_methods(FORM)
def rewriting_answer(request: SignedIn, pk: int) -> HttpResponse:
    """An own answer anew, or more to it. Raises Http404 for another's."""
    found = _answer(request, pk, "exchange.rewrite_answer")
    is_young = found.is_young(timezone.now())
    form = sheet(AnswerForm, request, initial={"text": found.text}) if is_young else None
    return _rewriting(request, found, form, actions.rewrite_answer)


def _rewriting(
    request: SignedIn, post: Question | Answer, form: Any, rewrite: Callable[..., object]
) -> HttpResponse:
    """With no `form` it is too late to write anew: what is sent is added."""
    act: Callable[..., object] = rewrite if form is not None else actions.add_to
    form = form if form is not None else sheet(AdditionForm, request)
    act = partial(act, post, by=request.user, confirmed=confirmed_in(request))
    if request.method == "POST" and answered(form, act):
        messages.success(request, _("Il testo è pubblicato."))
        return redirect(post)
    return _writing(request, form, post, "exchange/rewriting.html")


def _writing(
    request: SignedIn, form: Any, post: Question | Answer | None, template: str
) -> HttpResponse:
    caution = caution_for(request.user, form, form.fields)
    is_adding = isinstance(form, AdditionForm)
    context = {"form": form, "post": post, "caution": caution, "is_adding": is_adding}
    return render(request, template, {**ROOM, **context})


@guarded("exchange.settle_question")
@require_POST
def settling(request: SignedIn, pk: int) -> HttpResponse:
    """Close a question, or open it again. Raises Http404 for another's."""
    found = _question(request, pk, "exchange.settle_question")
    is_closing = found.state != Question.State.CLOSED
    (actions.close if is_closing else actions.reopen)(found, by=request.user)
    words = _("La domanda è chiusa.") if is_closing else _("La domanda è di nuovo aperta.")
    messages.success(request, words)
    return redirect(found)


@guarded("exchange.settle_question")
@require_POST
def choosing(request: SignedIn, pk: int) -> HttpResponse:
    """The answer that was of use. Raises Http404 below another's question."""
    found = _answer(request, pk, "exchange.view_answer")
    _question(request, found.question_id, "exchange.settle_question")
    try:
        actions.mark_useful(found, by=request.user, useful="togli" not in request.POST)
    except Refused as refusal:
        messages.warning(request, str(refusal.message))
    return redirect(found)


@guarded("exchange.hide_question")
@require_http_methods(FORM)
def hiding_question(request: SignedIn, pk: int) -> HttpResponse:
    """Raises Http404 for who does not coordinate the network."""
    found = _question(request, pk, "exchange.hide_question")
    return _hiding(request, found, actions.hide_question, actions.show_question)


@guarded("exchange.hide_answer")
@require_http_methods(FORM)
def hiding_answer(request: SignedIn, pk: int) -> HttpResponse:
    """Raises Http404 for who does not coordinate the network."""
    found = _answer(request, pk, "exchange.hide_answer")
    return _hiding(request, found, actions.hide_answer, actions.show_answer)


def _hiding(
    request: SignedIn,
    post: Any,
    hide: Callable[..., object],
    show: Callable[..., object],
) -> HttpResponse:
    if request.method == "POST" and "mostra" in request.POST:
        show(post, by=request.user)
        messages.success(request, _("Il testo si legge di nuovo."))
        return redirect(post)
    form = sheet(HidingForm, request, initial={"reason": post.hidden_for})
    if request.method == "POST" and answered(form, partial(hide, post, by=request.user)):
        messages.success(request, _("Il testo non si legge più."))
        return redirect(post)
    return render(request, "exchange/hiding.html", {**ROOM, "form": form, "post": post})


def _question(request: SignedIn, pk: int, permission: str = "") -> Question:
    rows = Question.objects.select_related("by", "service")
    return get_object_or_404(visible_to(request.user, rows, permission), pk=pk)


def _answer(request: SignedIn, pk: int, permission: str) -> Answer:
    rows = Answer.objects.select_related("question", "by")
    return get_object_or_404(visible_to(request.user, rows, permission), pk=pk)


def _refuse_strangers(user: User) -> None:
    if not standings_of(user).is_member:
        raise Http404
