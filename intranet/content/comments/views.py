"""Saying something under a thing, and deciding on what was said."""

from functools import partial

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from intranet.content.actions.commenting import comment, moderate, withdraw
from intranet.content.models import Comment, Item
from intranet.content.pages import page_of
from intranet.content.review.listing import moderated_by
from intranet.content.rights.reach import reach_of
from intranet.portal.sheet import answered, sheet
from permissions.refusal import Refused
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn


class CommentForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Commento"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@guarded("content.comment_item")
@require_POST
def commenting(request: SignedIn, pk: int) -> HttpResponse:
    """What is wrong comes back with the words typed. Raises Http404 where one may not comment."""
    page = page_of(request, pk, "content.comment_item")
    form = sheet(CommentForm, request)
    if answered(form, partial(comment, page.item, by=request.user)):
        last = Comment.objects.filter(item=page.item, by=request.user).latest("pk")
        if last.state == Comment.State.WAITING:
            messages.success(request, _("Grazie. Il commento compare quando è stato esaminato."))
        return redirect(_under(page.item))
    context = {"page": page, "item": page.item, "doing": _("Commento"), "form": form}
    return render(request, "content/comments/again.html", context)


@guarded("content.publish_item", "content.reject_item")
@require_POST
def moderating(request: SignedIn, pk: int) -> HttpResponse:
    """Raises Http404 for a comment under what one does not examine."""
    said = get_object_or_404(moderated_by(reach_of(request.user)), pk=pk)
    shown, was_shown = request.POST.get("decision") == "shown", said.state == Comment.State.SHOWN
    try:
        moderate(said, by=request.user, shown=shown)
    except Refused as refusal:
        messages.warning(request, str(refusal.message))
    else:
        words = _("Il commento è pubblicato.") if shown else _("Il commento non si pubblica.")
        messages.success(request, words)
    return redirect(_under(said.item)) if was_shown else redirect("content:review")


@guarded("content.view_item")
@require_POST
def withdrawing(request: SignedIn, pk: int) -> HttpResponse:
    """One's own comment. Raises Http404 for another's, and under what one may not read."""
    seen = reach_of(request.user).visible(Item.objects.all())
    own = Comment.objects.filter(by=request.user, item__in=seen.values("pk"))
    said = get_object_or_404(own.select_related("item"), pk=pk)
    try:
        withdraw(said, by=request.user)
    except Refused as refusal:
        messages.warning(request, str(refusal.message))
    else:
        messages.success(request, _("Il commento è ritirato: non lo legge più nessuno."))
    return redirect(_under(said.item))


def _under(item: Item) -> str:
    return f"{item.get_absolute_url()}#commenti"
