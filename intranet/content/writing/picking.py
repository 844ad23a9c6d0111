"""What one links to or shows, found while one writes: by the same words as in the search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from intranet.content.files.serving import COLUMN
from intranet.content.kinds import Kind
from intranet.content.models import Item
from intranet.content.rights.reach import reach_of
from intranet.content.storage import WIDTHS
from intranet.portal.search.index import matching
from permissions.routes import guarded

MOST = 12
SHORTEST = 2
LONGEST = 100


@guarded()
@require_safe
def picking(request: HttpRequest) -> HttpResponse:
    """Nothing but what the writer sees, and of pictures alone if that is asked."""
    sought = request.GET.get("cerca", "").replace("\0", "").strip()[:LONGEST]
    pictures = request.GET.get("tipo") == Kind.IMAGE
    found = reach_of(request.user).visible(Item.objects.in_place().exclude(parent=None))
    found = found.filter(kind=Kind.IMAGE) if pictures else found
    named = matching(found, sought).order_by("-rank", "-changed_at", "-pk")
    rows = [
        _picture(each) if pictures else {"title": each.title, "url": each.get_absolute_url()}
        for each in (named[:MOST] if len(sought) >= SHORTEST else ())
    ]
    return render(request, "content/writing/picking.html", {"rows": rows})


def _picture(item: Item) -> dict[str, str]:
    """As it is shown in a text, and small, to be chosen by its looks."""
    url, small = (reverse("content:picture", args=[item.pk, each]) for each in (COLUMN, WIDTHS[0]))
    return {"title": item.title, "url": url, "says": item.alt, "small": small}
