"""Every route says who may take it, or the system does not start."""

from collections.abc import Callable, Iterator
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.checks import CheckMessage, Error, register
from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver

View = Callable[..., HttpResponseBase]

# Routes of libraries that guard themselves, and are open to anybody by their purpose.
SELF_GUARDED = ("allauth.", "django.views.static", "django.contrib.staticfiles")


def public(view: View) -> View:
    """Open to anybody, signed in or not: sign-in pages and static words."""
    view.access = "public"  # type: ignore[attr-defined]
    return view


def guarded(*permissions: str) -> Callable[[View], View]:
    """For signed-in users who hold, on the object shown, one of `permissions`.

    The view fetches the object through `policy`, so that what one may not see is a 404. With no
    permission named, the page shows nothing but what `policy.visible_to` lists.
    """

    def mark(view: View) -> View:
        marked = login_required(view)
        marked.access = permissions or ("visible_to",)  # type: ignore[attr-defined]
        return marked

    return mark


def routes(resolver: Any = None, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Every route of the site with its view."""
    for entry in (resolver or get_resolver()).url_patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry, path)
        elif isinstance(entry, URLPattern):
            yield path, entry.callback


@register()
def check_every_route_declares_access(**_: Any) -> list[CheckMessage]:
    """Default deny: a view without a declared access is an error at start."""
    return [
        Error(f"The route {path!r} does not say who may take it.", id="permissions.E001")
        for path, view in routes()
        if not hasattr(view, "access") and not _is_self_guarded(view)
    ]


def _is_self_guarded(view: Any) -> bool:
    return str(getattr(view, "__module__", "")).startswith(SELF_GUARDED)
