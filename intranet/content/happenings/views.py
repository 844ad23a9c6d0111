"""What happened on the site, and what one wants to hear of."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from intranet.content.actions.following import follow, unfollow
from intranet.content.happenings.following import followed_by
from intranet.content.happenings.listing import Wish, by_day, places
from intranet.content.models import Happening, Subscription
from intranet.content.pages import VIEW, Page, page_of
from intranet.content.rights.reach import reach_of
from intranet.portal.keyset import cut
from permissions.refusal import Refused
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn


@guarded()
@require_safe
def activity(request: SignedIn) -> HttpResponse:
    """What happened to what one sees. Raises Http404 for who is not of the staff."""
    reach = reach_of(request.user)
    if not reach.member:
        raise Http404
    wish = Wish.of(request.GET, reach)
    page = cut(wish.found(reach), "at", "pk", request.GET.get("dopo", ""), descending=True)
    context = {
        "wish": wish,
        "days": by_day(page.rows),
        "after": page.after,
        "whats": Happening.What.choices,
        "places": places(reach),
    }
    return render(request, "content/happenings/activity.html", context)


@guarded()
@require_safe
def followed(request: SignedIn) -> HttpResponse:
    """What one follows oneself."""
    rows = followed_by(request.user, reach_of(request.user))
    return render(request, "content/happenings/followed.html", {"rows": rows})


@guarded(VIEW)
@require_POST
def following(request: SignedIn, pk: int) -> HttpResponse:
    """Begin to follow. Raises Http404 for what one does not see."""
    page = page_of(request, pk)
    try:
        follow(page.item, by=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        words = _("Di ciò che accade qui arriva un avviso: «%(title)s».")
        messages.success(request, words % {"title": page.title})
    return redirect(page.url)


@guarded()
@require_POST
def leaving(request: SignedIn, pk: int) -> HttpResponse:
    """Follow no more, and back to where one was. Raises Http404 for what another follows."""
    own = Subscription.objects.filter(user=request.user).select_related("place")
    place = get_object_or_404(own, pk=pk).place
    unfollow(place, by=request.user)
    page = Page(place, reach_of(request.user))
    if VIEW not in page.allowed:
        messages.success(request, _("Non si segue più."))
        return redirect("content:followed")
    messages.success(request, _("«%(title)s» non si segue più.") % {"title": page.title})
    return redirect(page.url if request.POST.get("da") == "contenuto" else "content:followed")
