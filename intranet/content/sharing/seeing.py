"""Who sees a thing, in words and numbers, and what each change of its state would open."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from intranet.content.pages import VIEW, Page, page_of
from intranet.content.rights.audience import Audience
from intranet.content.rights.effect import Effect, effects
from intranet.content.rights.ground import ground_of
from permissions.routes import guarded


@dataclass(frozen=True)
class SeenBy:
    """Who sees a thing, and who would after each transition that its reader may take it through."""

    now: Audience
    then: tuple[Effect, ...]


@guarded(VIEW)
@require_safe
@vary_on_headers("HX-Request")
def seeing(request: HttpRequest, pk: int) -> HttpResponse:
    """For the menu of the state, or as a page. Raises Http404 for who only reads the thing."""
    page = page_of(request, pk)
    found = seen_by(page)
    if found is None:
        raise Http404
    context = {"page": page, "item": page.item, "doing": _("Chi lo vede"), "seen_by": found}
    name = "seen_by" if "HX-Request" in request.headers else "seeing"
    return render(request, f"content/sharing/{name}.html", context)


def seen_by(page: Page) -> SeenBy | None:
    """Nothing for who only reads the thing: its shares are not theirs to know."""
    if not page.keeps:
        return None
    ground = ground_of(page.item, page.reach.borders)
    return SeenBy(Audience.of(ground), tuple(effects(ground, page.transitions)))
