"""Every operation says what opens it, and its route says it to the site: or it does not start."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.urls import URLPattern, path
from ninja import NinjaAPI, Router
from ninja.errors import AuthenticationError

from intranet.api.bearer import Bearer, key_with
from intranet.api.models import Scope
from permissions.routes import View


class Way(NamedTuple):
    """How one asks by one method: the view, and what opens it."""

    view: View
    scope: Scope
    access: tuple[str, ...]


def opened_by[F: Callable[..., Any]](scope: Scope, *permissions: str) -> Callable[[F], F]:
    """For a key good for `scope`, of a person who holds one of `permissions` on what is asked for.

    With no permission named, it shows nothing but what `policy.visible_to` lists.
    """

    def mark(operation: F) -> F:
        operation.scope = scope  # type: ignore[attr-defined]
        operation.access = permissions or ("visible_to",)  # type: ignore[attr-defined]
        return operation

    return mark


def patterns(api: NinjaAPI, *routers: Router) -> list[URLPattern]:
    """The routes of the `routers` of `api`, each with the access of its operations.

    Raises AttributeError for an operation that is not marked with `opened_by`.
    """
    operations = {
        operation.view_func.__name__: operation
        for router in routers
        for place in router.path_operations.values()
        for operation in place.operations
    }
    ways: dict[str, dict[str, Way]] = defaultdict(dict)
    for each in api.urls[0]:
        operation = operations.get(getattr(each, "name", None) or "")
        if isinstance(each, URLPattern) and operation:
            way = _way(each.callback, operation.view_func)
            ways[str(each.pattern)].update(dict.fromkeys(operation.methods, way))
    return [path(route, _declared(api, by), name=route) for route, by in ways.items()]


def _way(view: View, operation: Any) -> Way:
    return Way(view, operation.scope, operation.access)


def _declared(api: NinjaAPI, ways: Mapping[str, Way]) -> View:
    """One view for all methods, with its access; the same words for everybody without a key."""

    def run(request: HttpRequest, **values: Any) -> HttpResponseBase:
        asked = str(request.method)
        # Whoever asks for the head is answered as for the whole: the server leaves out the rest.
        request.method = "GET" if asked == "HEAD" else asked
        way = ways.get(request.method)
        if way is None:
            return _not_so(api, request, list(ways))
        answer = way.view(request, **values)
        request.method = asked
        return answer

    run.scopes = {method: way.scope for method, way in ways.items()}  # type: ignore[attr-defined]
    access = dict.fromkeys(each for way in ways.values() for each in way.access)
    run.access = tuple(access)  # type: ignore[attr-defined]
    # No cookie opens anything here: there is nothing to forge.
    run.csrf_exempt = True  # type: ignore[attr-defined]
    return run


def _not_so(api: NinjaAPI, request: HttpRequest, methods: list[str]) -> HttpResponseBase:
    """To who has a key: by which methods one may ask here."""
    scheme, _blank, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != Bearer.openapi_scheme or key_with(secret) is None:
        return api.on_exception(request, AuthenticationError())
    return HttpResponseNotAllowed(methods)
