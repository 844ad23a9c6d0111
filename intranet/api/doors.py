"""One route for all the methods by which one may ask there, and what opens it by each."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponseBase

from intranet.api.models import Scope
from permissions.routes import View


class Way(NamedTuple):
    """How one asks by one method: the view, and what opens it."""

    view: View
    scope: Scope
    access: tuple[str, ...]


class Door:
    """The view of a route. `otherwise` answers who asks by a method that leads nowhere."""

    # No cookie opens anything here: there is nothing to forge.
    csrf_exempt = True

    def __init__(
        self, ways: Mapping[str, Way], otherwise: Callable[[HttpRequest], HttpResponseBase]
    ) -> None:
        self.ways = ways
        self.otherwise = otherwise
        self.access = tuple(dict.fromkeys(each for way in ways.values() for each in way.access))

    def __call__(self, request: HttpRequest, **values: Any) -> HttpResponseBase:
        asked = str(request.method)
        # Whoever asks for the head is answered as for the whole: the server leaves out the rest.
        request.method = "GET" if asked == "HEAD" else asked
        way = self.ways.get(request.method)
        answer = way.view(request, **values) if way else self.otherwise(request)
        request.method = asked
        return answer
