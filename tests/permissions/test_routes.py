"""Every route says who may take it, or the system does not start."""

from typing import Any

import pytest
from django.contrib.auth.decorators import login_required
from django.contrib.staticfiles.views import serve as staticfiles_serve
from django.core.checks import run_checks
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from django.views.generic import TemplateView
from django.views.static import serve as static_serve
from pytest_django import Settings

from permissions.people import deactivate, system_user
from permissions.routes import check_every_route_declares_access, guarded, public
from tests.personas import Persona


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("page")


@public
def notice(request: HttpRequest) -> HttpResponse:
    return HttpResponse("notice")


@guarded()
def listing(request: HttpRequest) -> HttpResponse:
    return HttpResponse("listing")


@guarded("cases.view_case", "cases.view_notes")
def card(request: HttpRequest) -> HttpResponse:
    return HttpResponse("card")


DECLARED = [
    path("notice/", notice),
    path("listing/", listing),
    path("card/", card),
    path("accesso/", include("intranet.portal.sign_in")),
]


def site(*more: Any) -> type:
    """A URLconf of routes that are declared, and `more`."""
    return type("Site", (), {"urlpatterns": [*DECLARED, *more]})


def undeclared() -> list[str]:
    return [f"{error.id} {error.msg}" for error in check_every_route_declares_access()]


def test_this_site_declares_every_route() -> None:
    assert undeclared() == []


def test_declared_routes_pass(settings: Settings) -> None:
    settings.ROOT_URLCONF = site()

    assert undeclared() == []


@pytest.mark.parametrize(
    "view", [page, login_required(page), TemplateView.as_view(template_name="404.html")]
)
def test_view_without_a_declaration_stops_the_system(view: Any, settings: Settings) -> None:
    settings.ROOT_URLCONF = site(path("page/", view))

    (error,) = undeclared()
    assert error.startswith("permissions.E001")
    assert "'page/'" in error


@pytest.mark.parametrize("library", [static_serve, staticfiles_serve])
def test_view_of_a_library_that_guards_itself_passes(library: Any, settings: Settings) -> None:
    settings.ROOT_URLCONF = site(path("files/", library))

    assert undeclared() == []


@pytest.mark.django_db
def test_check_runs_when_the_system_starts(settings: Settings) -> None:
    settings.ROOT_URLCONF = site(path("page/", page))

    assert "permissions.E001" in {message.id for message in run_checks()}


def test_undeclared_view_is_found_however_deep(settings: Settings) -> None:
    deep = include([path("b/", include([path("c/", page), path("d/", notice)]))])
    settings.ROOT_URLCONF = site(path("a/", deep))

    (error,) = undeclared()
    assert "'a/b/c/'" in error


def test_declaration_names_the_permissions() -> None:
    assert card.access == ("cases.view_case", "cases.view_notes")  # type: ignore[attr-defined]
    assert listing.access == ("visible_to",)  # type: ignore[attr-defined]
    assert notice.access == "public"  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_stranger_is_sent_to_sign_in(client: Client, settings: Settings) -> None:
    settings.ROOT_URLCONF = site()

    answer = client.get("/card/")

    assert (answer.status_code, answer["Location"]) == (302, "/accesso/?next=/card/")
    assert client.get("/notice/").content == b"notice"


def test_user_goes_in_until_deactivated(client: Client, settings: Settings, ada: Persona) -> None:
    settings.ROOT_URLCONF = site()
    client.force_login(ada.user)
    assert client.get("/listing/").content == b"listing"

    deactivate(ada.user, by=system_user())

    assert client.get("/listing/").status_code == 302
