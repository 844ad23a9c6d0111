"""What every page of a session begins with, and how its forms and buttons end."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from intranet.network.meetings.models import Meeting, Minutes
from intranet.portal.sheet import answered
from permissions.policy import allowed, visible_to
from permissions.refusal import Refused
from workflows.processes.views.found import SignedIn

ROOM = "meetings"


@dataclass(frozen=True)
class Asked:
    """What a form asks: its heading, its button, what happens then, where it leads back."""

    title: Any
    submit: Any
    back: str
    said: Any
    meeting: Meeting | None = None
    after: Any = ""
    confirm: Any = ""


def meeting_of(request: SignedIn, pk: int, permission: str = "") -> Meeting:
    """The session, for who sees it and holds `permission` on it. Raises Http404 for others."""
    rows = Meeting.objects.select_related("organisation", "secretary", "folder")
    return found(request, rows, pk, permission)


def minutes_of(request: SignedIn, pk: int, permission: str = "") -> Minutes:
    """Those of the session `pk`, in the same way."""
    rows = Minutes.objects.select_related("meeting__organisation", "meeting__folder", "page")
    seen = get_object_or_404(visible_to(request.user, rows), meeting__pk=pk)
    return held_on(request, seen, permission)


def found[M: Model](request: SignedIn, rows: QuerySet[M], pk: int, permission: str = "") -> M:
    """One of `rows`, in the same way."""
    return held_on(request, get_object_or_404(visible_to(request.user, rows), pk=pk), permission)


def asks(request: SignedIn, asked: Asked, form: Any, act: Callable[..., object]) -> HttpResponse:
    """The page of a form; once it was answered, the page it came from."""
    if request.method == "POST" and answered(form, act):
        messages.success(request, str(asked.said))
        return redirect(asked.back)
    return render(request, "meetings/form.html", {"asked": asked, "form": form, "room": ROOM})


def done(request: SignedIn, act: Callable[[], object], back: str, said: Any = "") -> HttpResponse:
    """A button was pressed: what was refused is said on the page it leads back to."""
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    else:
        if said:
            messages.success(request, str(said))
    return redirect(back)


def held_on[M: Model](request: SignedIn, record: M, permission: str) -> M:
    """`record`, for who holds `permission` on it. Raises Http404 for others."""
    if permission and permission not in allowed(request.user, record):
        raise Http404
    return record
