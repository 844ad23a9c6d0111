"""Reading: each thing of the site at its own address."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from intranet.content.batch import batch
from intranet.content.files.serving import asks_for_picture, by_what_is_asked, scaled
from intranet.content.kinds import Kind
from intranet.content.pages import Page
from intranet.content.reading.finding import at, moved_from
from intranet.content.reading.front import Front
from intranet.content.reading.listing import collected, kind_of, leafed, section, top
from intranet.content.rights.reach import reach_of
from intranet.portal.views import home as own_first_page
from permissions.routes import guarded, public


@public
def first_page(request: HttpRequest) -> HttpResponseBase:
    """For visitors the page that the site begins with; for who works here, that of their work."""
    visits = request.method in {"GET", "HEAD"} and not request.user.is_authenticated
    if visits and at(reach_of(request.user), settings.FIRST_PAGE):
        return redirect("content:read", settings.FIRST_PAGE)
    return own_first_page(request)


@guarded()
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Where the staff begin: what is new, what is to come, what is theirs to do.

    Empty for who is not of the staff.
    """
    reach = reach_of(request.user)
    root, sections = top(reach)
    if root is None:
        return render(request, "content/reading/nothing.html")
    page, front = Page(root, reach), Front(reach)
    context = {
        "page": page,
        "item": root,
        "news": front.news(),
        "events": front.events(),
        "changes": front.changes(),
        "tasks": front.tasks(),
        "waiting": front.waiting(),
        "drafts": front.drafts(),
        "sections": sections,
    }
    return render(request, "content/reading/home.html", context)


@public
@require_safe
def read(request: HttpRequest, address: str) -> HttpResponseBase:
    """The thing at `address`, a picture also by itself for the `<img>` of a page; leads to where
    it is now, if it stood there once.

    Raises Http404 for what the reader may not see, as for what never was.
    """
    reach = reach_of(request.user)
    item = at(reach, address)
    if item is None:
        moved = moved_from(reach, address)
        if moved is None:
            raise Http404
        return redirect(moved)
    page = Page(item, reach)
    if item.kind == Kind.LINK and not page.writes and _goes_on(request, page):
        return redirect(item.target)
    if item.kind == Kind.IMAGE:
        show = scaled if asks_for_picture(request, page) else _shown
        return by_what_is_asked(show(request, page))
    return _shown(request, page)


def _goes_on(request: HttpRequest, page: Page) -> bool:
    """Whether a browser may be sent there: not to a link of this site, which may lead back here."""
    target = urlsplit(page.item.target)
    if target.scheme not in {"", "http", "https"}:
        return False
    if target.netloc not in {"", request.get_host()}:
        return True
    other = at(page.reach, target.path.strip("/"))
    return other is None or other.kind != Kind.LINK


def _shown(request: HttpRequest, page: Page) -> HttpResponse:
    context = {
        "page": page,
        "item": page.item,
        "section": section(page.reach, page.item),
        **_below(request, page),
        **_beside(page),
    }
    return render(request, "content/reading/read.html", context)


def _below(request: HttpRequest, page: Page) -> dict[str, Any]:
    match page.item.kind:
        case Kind.FOLDER:
            wish, kind = request.GET.get("pagina", ""), kind_of(page.reach, page.item)
            things = leafed(page.reach, page.item, kind)
            return {"batch": batch(things, wish), "all_of": kind}
        case Kind.COLLECTION:
            kind = kind_of(page.reach, page.item)
            return {"found": list(collected(page.reach, page.item)), "all_of": kind}
    return {}


def _beside(page: Page) -> dict[str, Any]:
    """On the page that the site begins with, what it has for whoever comes by, and no more.

    The staff have a front of their own.
    """
    is_offered = page.item.address == settings.FIRST_PAGE and not page.reach.member
    return {"offered": Front(page.reach.of_a_visitor())} if is_offered else {}
