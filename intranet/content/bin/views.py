"""What one threw away or wrote, and the way back to where it came from."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from intranet.content.actions.binning import restorable, restore
from intranet.content.bin.listing import bin_of, gone_with_others
from intranet.content.rights.reach import reach_of
from permissions.refusal import Refused
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn


@guarded()
@require_safe
def bin_page(request: SignedIn) -> HttpResponse:
    """One's own bin. Raises Http404 for who has no part in the site."""
    reach = reach_of(request.user)
    if not reach.member and not restorable(request.user, reach).exists():
        raise Http404
    context = {
        "thrown": bin_of(request.user, reach, request.GET.get("dopo", "")),
        "gone": gone_with_others(request.user, reach),
    }
    return render(request, "content/bin/bin.html", context)


@guarded()
@require_POST
def restoring(request: SignedIn, pk: int) -> HttpResponse:
    """Back to its place. Raises Http404 for what one may not take out."""
    item = get_object_or_404(restorable(request.user, reach_of(request.user)), pk=pk)
    try:
        restore(item, by=request.user)
    except Refused as refusal:
        messages.error(request, f"«{item}»: {refusal.message}")
    else:
        messages.success(request, _("«%(title)s» è di nuovo al suo posto.") % {"title": item})
    return redirect("content:bin")
