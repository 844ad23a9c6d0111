"""How long a session lasts: until its user leaves it alone, and never beyond a working day.

A session that nobody uses dies by itself: its row expires SESSION_IDLE_SECONDS after it was last
written. It is written when it is used, but at most once in TOUCH seconds.
"""

import time
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from intranet.portal.door.headers import Answer
from permissions.routes import View

# Moments in the session, in seconds since 1970.
BEGUN, USED = "door_begun", "door_used"
# Seconds between two writes of a session in use.
TOUCH = 60

# What `polled` marked.
_POLLED: set[View] = set()


class Sessions(SessionMiddleware):
    """Answers whoever was signed out while they waited with what became of their request.

    Django would say "bad request" of a task that was done. The next request has no session.
    """

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        try:
            return super().process_response(request, response)
        except SessionInterrupted:
            return response


def polled(view: View) -> View:
    """Asked again and again by an open page: no sign that anybody sits before it.

    Its requests do not keep the session alive; once that has ended they load the page anew.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if "HX-Request" in request.headers and not request.user.is_authenticated:
            return HttpResponse(status=204, headers={"HX-Refresh": "true"})
        return view(request, *args, **kwargs)

    _POLLED.add(answer)
    return answer


def is_polled(view: View) -> bool:
    return view in _POLLED


class SessionLife:
    """Ends the session that has lasted SESSION_ABSOLUTE_SECONDS, and keeps alive the one in use.

    Whoever is sent out so goes on as anybody: a page with a pen still keeps what was typed.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        age = time.time() - request.session.get(BEGUN, 0)
        if SESSION_KEY in request.session and age >= settings.SESSION_ABSOLUTE_SECONDS:
            logout(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, _args: Any, _kwargs: Any) -> None:
        now = time.time()
        if SESSION_KEY not in request.session or is_polled(view):
            return
        if now - request.session.get(USED, 0) >= TOUCH:
            request.session[USED] = now


def connect() -> None:
    user_logged_in.connect(_begin, dispatch_uid="door.session")


def _begin(request: HttpRequest, **_: Any) -> None:
    request.session[BEGUN] = request.session[USED] = time.time()
