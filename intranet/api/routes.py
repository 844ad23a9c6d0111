"""Every operation says what opens it, and its route says it to the site: or it does not start."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.urls import URLPattern, path
from ninja import NinjaAPI, Router
from ninja.errors import AuthenticationError, HttpError

from intranet.api.bearer import Holder
from intranet.api.doors import Door, Way
from intranet.api.models import Scope


class Opening(NamedTuple):
    """What opens an operation."""

    scope: Scope
    access: tuple[str, ...]


_openings: dict[Callable[..., Any], Opening] = {}


def opened_by[F: Callable[..., Any]](scope: Scope, *permissions: str) -> Callable[[F], F]:
    """For a key good for `scope`, of a person who holds one of `permissions` on what is asked for.

    With no permission named, it shows nothing but what `policy.visible_to` lists.
    """

    def mark(operation: F) -> F:
        _openings[operation] = Opening(scope, permissions or ("visible_to",))
        return operation

    return mark


def patterns(api: NinjaAPI, *routers: Router) -> list[URLPattern]:
    """The routes of the `routers` of `api`, each with the access of its operations.

    Raises KeyError for an operation that is not marked with `opened_by`.
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
            way = Way(each.callback, *_openings[operation.view_func])
            ways[str(each.pattern)].update(dict.fromkeys(operation.methods, way))
    return [path(route, Door(by, _otherwise(api, by))) for route, by in ways.items()]


def _otherwise(api: NinjaAPI, methods: Iterable[str]) -> Callable[[HttpRequest], HttpResponseBase]:
    """To who has a key: by which methods one may ask here. The same words to all who have none."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        try:
            if Holder()(request) is None:
                raise AuthenticationError
        except HttpError as error:
            return api.on_exception(request, error)
        return HttpResponseNotAllowed(methods)

    return answer
