"""What a browser is told with every answer: nothing is kept, nothing of others is loaded."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client
from django.urls import include, path

from intranet.portal.door.headers import DENIED, FOR_ANYBODY
from permissions.routes import View, public
from tests.personas import Persona
from tests.security.door.keys import by_both, by_password, with_app
from tests.workflows.processes.pages import signed_in
from workflows.cases.models import Case

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; object-src 'none'"
)
TOLD = {
    "Content-Security-Policy": CSP,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
# Sensors, devices and powers over the screen that a page of ours never asks for.
SENSORS = {"camera", "microphone", "geolocation", "usb", "serial", "hid", "payment"}


@public
def failing(request: HttpRequest) -> HttpResponse:
    raise RuntimeError


@public
def careless(request: HttpRequest) -> HttpResponse:
    response = HttpResponse("x")
    response["Cache-Control"] = "public, max-age=3600"
    return response


@public
def brochure(request: HttpRequest) -> HttpResponse:
    response = HttpResponse("x")
    response["Cache-Control"] = FOR_ANYBODY
    if request.GET:
        response.set_cookie("sessionid", "x")
    return response


@public
def file(request: HttpRequest) -> FileResponse:
    return FileResponse(iter([b"x"]), filename="x.csv", as_attachment=True)


@public
def stream(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(iter([b"x"]))


def route(address: str, view: View) -> Any:
    return path(address, view)


urlpatterns = [
    route("guasto/", failing),
    route("tenuto/", careless),
    route("file/", file),
    route("aperto/", brochure),
    route("flusso/", stream),
    path("", include("intranet.urls")),
]
pytestmark = pytest.mark.urls(__name__)


def answers(anybody: Client, somebody: Client) -> Iterator[tuple[str, Any]]:
    yield "sign-in", anybody.get("/accesso/")
    yield "refused sign-in", anybody.post("/accesso/", {"login": "x", "password": "y"})
    yield "passkey", anybody.get("/accesso/passkey/", headers={"accept": "application/json"})
    yield "redirect", anybody.get("/giornata/")
    yield "no slash", anybody.get("/giornata")
    yield "absent", anybody.get("/mai-esistito/")
    yield "absent file", anybody.get("/static/mai-esistito.js")
    yield "refused host", anybody.get("/", headers={"host": "altrove.example"})
    yield "no token", Client(enforce_csrf_checks=True).post("/accesso/", {"login": "x"})
    yield "wrong method", somebody.put("/accesso/sospeso/")
    for address in ("/", "/casi/", "/accesso/sessioni/", "/casi/1/", "/mai-esistito/", "/static/x"):
        yield address, somebody.get(address)
    for address in ("/guasto/", "/tenuto/", "/file/", "/flusso/"):
        yield address, somebody.get(address)


def test_every_answer_says_all_of_it(bruno: Persona) -> None:
    anybody, somebody = Client(raise_request_exception=False), signed_in(bruno)
    somebody.raise_request_exception = False

    statuses = set()
    for what, answer in answers(anybody, somebody):
        statuses.add(answer.status_code)
        assert {name: answer.headers.get(name) for name in TOLD} == TOLD, what
        assert answer["Cache-Control"] == "no-store", what
        assert "Permissions-Policy" in answer, what

    assert statuses >= {200, 301, 302, 400, 403, 404, 405, 500}


def test_enrolment_and_second_step_say_it_too(bruno: Persona, settings: Any) -> None:
    settings.MFA_REQUIRED = True
    kept_out = by_password(bruno).get("/giornata/")
    with_app(bruno)
    half_way = by_password(bruno).get("/accesso/due-passaggi/codice/")
    codes = by_both(bruno).get("/accesso/due-passaggi/riserva/scarica/")

    for answer in (kept_out, half_way, codes):
        assert {name: answer.headers.get(name) for name in TOLD} == TOLD
        assert answer["Cache-Control"] == "no-store"


def test_downloads_say_it_too(transmitted: Case, people: dict[str, Persona]) -> None:
    order = transmitted.papers.order_by("pk").first()
    assert order

    answer = signed_in(people["bruno"]).get(f"/documenti/{order.pk}/")

    assert answer["Content-Type"] == "application/pdf"
    assert {name: answer.headers.get(name) for name in TOLD} == TOLD
    assert answer["Cache-Control"] == "no-store"


def test_what_is_for_anybody_is_kept_unless_it_brings_a_cookie() -> None:
    answer, with_cookie = Client().get("/aperto/"), Client().get("/aperto/?x=1")

    assert answer["Cache-Control"] == FOR_ANYBODY
    assert with_cookie["Cache-Control"] == "no-store"
    assert {name: answer.headers.get(name) for name in TOLD} == TOLD


def test_static_files_may_be_kept(settings: Any) -> None:
    settings.WHITENOISE_USE_FINDERS = True

    answer = Client().get("/static/portal/shell.js")

    assert answer.status_code == 200
    assert "no-store" not in answer["Cache-Control"]
    assert {name: answer.headers.get(name) for name in TOLD} == TOLD
    assert "Access-Control-Allow-Origin" not in answer


def test_pages_may_use_passkeys_and_no_sensor(db: None) -> None:
    policy = Client().get("/accesso/")["Permissions-Policy"].split(", ")

    assert "publickey-credentials-get=(self)" in policy
    assert "publickey-credentials-create=(self)" in policy
    assert {one for one in policy if not one.endswith("=()")} == {
        "publickey-credentials-get=(self)",
        "publickey-credentials-create=(self)",
    }
    assert set(DENIED) >= SENSORS
