"""How long a session lasts: until its user leaves it alone, and never beyond a working day.

A session that nobody uses dies by itself: its row expires SESSION_IDLE_SECONDS after it was last
written. It is written when it is used, but at most once in TOUCH seconds.
"""

import time
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponseBase

from intranet.portal.door.headers import Answer

# Moments in the session, in seconds since 1970.
BEGUN, USED = "door_begun", "door_used"
# Seconds between two writes of a session in use.
TOUCH = 60


class Sessions(SessionMiddleware):
    """Answers whoever was signed out while they waited with what became of their request.

    Django would say "bad request" of a task that was done. The next request has no session.
    """

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        try:
            return super().process_response(request, response)
        except SessionInterrupted:
            return response


class SessionLife:
    """Ends the session that has lasted SESSION_ABSOLUTE_SECONDS, and keeps alive the one in use.

    Whoever is sent out so goes on as anybody: a page with a pen still keeps what was typed.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if SESSION_KEY in request.session:
            now, begun = time.time(), request.session.get(BEGUN, 0)
            if now - begun >= settings.SESSION_ABSOLUTE_SECONDS:
                logout(request)
            elif now - request.session.get(USED, 0) >= TOUCH:
                request.session[USED] = now
        return self.get_response(request)


def connect() -> None:
    user_logged_in.connect(_begin, dispatch_uid="door.session")


def _begin(request: HttpRequest, **_: Any) -> None:
    request.session[BEGUN] = request.session[USED] = time.time()
