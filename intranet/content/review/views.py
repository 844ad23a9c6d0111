"""What waits to be examined, and each of it before who decides."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from intranet.content.actions.publishing import pass_on
from intranet.content.actions.revising import adopt
from intranet.content.models import Item
from intranet.content.pages import RELATED, Page
from intranet.content.review.forms import DecisionForm
from intranet.content.review.listing import COMMENTS, comments_to_moderate, submitted, waiting
from intranet.content.rights.audience import Audience
from intranet.content.rights.ground import ground_of
from intranet.content.rights.reach import reach_of
from intranet.content.versions.comparing import Comparison
from intranet.portal.sheet import answered, sheet
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn

# What only an examiner does; an author's way back is on the thing's own page.
DECISIONS = frozenset({"publish", "publish_outside", "reject"})


@guarded()
@require_safe
def review(request: SignedIn) -> HttpResponse:
    """Raises Http404 for who examines nothing."""
    reach = reach_of(request.user)
    if not reach.examines:
        raise Http404
    context = {
        "waiting": waiting(reach, request.GET.get("dopo", "")),
        "comments": comments_to_moderate(reach)[:COMMENTS],
    }
    return render(request, "content/review/review.html", context)


@guarded("content.publish_item", "content.adopt_item")
@require_http_methods(["GET", "HEAD", "POST"])
def examining(request: SignedIn, pk: int) -> HttpResponse:
    """One thing before its examiner. Raises Http404 for what does not wait for this user."""
    reach = reach_of(request.user)
    things = submitted(reach).select_related(*RELATED, "replaces")
    page = Page(get_object_or_404(things, pk=pk), reach)
    form = sheet(DecisionForm, request, choices=_choices(page))
    if request.method == "POST" and answered(form, _deciding(request, page.item)):
        messages.success(request, _("Decisione registrata: «%(title)s».") % {"title": page.item})
        return redirect("content:review")
    original = page.item.replaces
    context = {
        "page": page,
        "item": page.item,
        "doing": _("Da esaminare"),
        "form": form,
        "submission": page.item.passages.filter(transition="submit").select_related("by").first(),
        "comparison": Comparison.of(original, page.item) if original else None,
        "audience": Audience.of(ground_of(original or page.item, reach.borders)),
    }
    return render(request, "content/review/examining.html", context)


def _choices(page: Page) -> list[tuple[str, Any]]:
    steps = [(step.name, step.label) for step in page.transitions if step.name in DECISIONS]
    if "content.adopt_item" in page.allowed:
        return [("adopt", _("Adotta: il testo prende il posto dell’originale")), *steps]
    return steps


def _deciding(request: SignedIn, item: Item) -> Any:
    answer: dict[str, Any] = {"by": request.user, "seen": request.POST.get("seen", "")}

    def decide(transition: str, comment: str) -> object:
        if transition == "adopt":
            return adopt(item, comment=comment, **answer)
        return pass_on(item, transition=transition, comment=comment, **answer)

    return decide
