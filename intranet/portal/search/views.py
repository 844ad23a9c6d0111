"""The page of the search, and what is suggested while one types."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from intranet.portal.context import Shell
from intranet.portal.navigation import held_on_organisations
from intranet.portal.search.asking import Asked
from intranet.portal.search.results import results, suggestions
from intranet.portal.search.sources import open_to
from permissions.models import User
from permissions.routes import guarded

# In letters: fewer would suggest anything.
SHORTEST = 2


@guarded()
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What the reader may see of what was asked; without a word, how to ask."""
    user, shell = _reader(request), Shell(request)
    asked = Asked.read(request.GET, open_to(shell.held))
    # What this user holds is read once, for the search and for the frame of the page.
    context = {"shell": shell, "asked": asked, "results": results(user, asked)}
    if asked.source:
        context["places"] = asked.source.places(user)
    return render(request, "search/search.html", context)


@guarded()
@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """The first hits, as a part of a page; asked for as a page, it is the page of the search."""
    asked = Asked.read(request.GET, open_to(held_on_organisations(request.user)))
    query = urlencode({"testo": asked.wanted.typed})
    if "HX-Request" not in request.headers:
        return redirect(f"{reverse('search:search')}?{query}")
    long = len(asked.wanted.typed) >= SHORTEST and asked.words
    hits = suggestions(_reader(request), asked) if long else []
    return render(request, "search/suggestions.html", {"asked": asked, "hits": hits})


def _reader(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
