"""A form from before the last sign-in: refused, but what was typed is not lost.

A page that keeps what is typed into it says so by its view: `keeps_stale(request, **kwargs)` keeps
it, by the token that came with it, and gives where one goes on from; nothing if it kept nothing.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from workflows.engine import drafts
from workflows.engine.models import Draft
from workflows.processes.views.signed_out import keep_if_open

# Where a page carries a pen.
TASKS = ("processes:task", "processes:draft")


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer to a form whose token is another session's, or nobody's.

    A pen is given to one user for one task, and no other site can know it: what came with one is
    kept as the draft of that user. No browser keeps our pages, so going back would lose it.
    """
    match = request.resolver_match
    keeper = getattr(match.func, "keeps_stale", None) if match else None
    if match and keeper:
        return _answer(request, keeper(request, **match.kwargs))
    draft = _kept(request)
    if "HX-Request" in request.headers:
        return render(request, "processes/saved.html", {"draft": draft, "ended": True})
    return render(request, "403_csrf.html", {"draft": draft}, status=403)


def _answer(request: HttpRequest, again: str) -> HttpResponse:
    template = "portal/stale.html" if "HX-Request" in request.headers else "403_csrf.html"
    # What htmx asked for is shown only if it is answered as a page is.
    status = 200 if "HX-Request" in request.headers else 403
    return render(request, template, {"again": again}, status=status)


def _kept(request: HttpRequest) -> Draft | None:
    match = request.resolver_match
    if match is None or match.view_name not in TASKS:
        return None
    task = match.kwargs["pk"]
    author = drafts.holder(request.POST.get("pen", ""), task)
    return keep_if_open(request, task, author) if author else None
