"""Saying something under a thing, and deciding on what was said."""

from functools import partial

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from intranet.content.actions.commenting import comment, moderate
from intranet.content.models import Comment
from intranet.content.pages import page_of
from intranet.content.review.listing import moderated_by
from intranet.content.rights.reach import reach_of
from intranet.portal.sheet import answered, sheet
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
        return redirect(f"{page.item.get_absolute_url()}#commenti")
    context = {"page": page, "item": page.item, "doing": _("Commento"), "form": form}
    return render(request, "content/comments/again.html", context)


@guarded("content.publish_item", "content.reject_item")
@require_POST
def moderating(request: SignedIn, pk: int) -> HttpResponse:
    """Raises Http404 for a comment under what one does not examine."""
    said = get_object_or_404(moderated_by(reach_of(request.user)), pk=pk)
    shown = request.POST.get("decision") == "shown"
    moderate(said, by=request.user, shown=shown)
    words = _("Il commento è pubblicato.") if shown else _("Il commento non si pubblica.")
    messages.success(request, words)
    return redirect("content:review")
