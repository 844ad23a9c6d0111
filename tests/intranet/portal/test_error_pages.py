import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from permissions.routes import View, public
from tests.personas import Persona

SECRET = "2026/0142 di Giulia"


def raising(error: Exception) -> View:
    @public
    def view(request: HttpRequest) -> HttpResponse:
        raise error

    return view


urlpatterns = [
    path("assente/", raising(Http404(SECRET))),
    path("vietato/", raising(PermissionDenied(SECRET))),
    path("illeggibile/", raising(SuspiciousOperation(SECRET))),
    path("guasto/", raising(RuntimeError(SECRET))),
    path("", include("intranet.urls")),
]
pytestmark = pytest.mark.urls(__name__)


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/assente/", 404, "oppure non è fra quelle a cui è dato accedere"),
        ("/vietato/", 403, "questa azione non è permessa"),
        ("/illeggibile/", 400, "non si può leggere"),
        ("/guasto/", 500, "L'errore è del sistema"),
    ],
)
def test_error_pages_are_plain_and_need_no_database(
    visitor: Client, address: str, status: int, words: str
) -> None:
    response = visitor.get(address)

    page = response.content.decode()
    assert response.status_code == status
    assert words in page
    assert SECRET not in page
    assert page.count("<h1>") == 1


@pytest.mark.django_db
def test_not_found_says_the_same_of_what_is_absent_and_what_is_hidden(visitor: Client) -> None:
    hidden = visitor.get("/assente/").content
    absent = visitor.get("/mai-esistito/").content

    assert hidden == absent


def test_not_found_keeps_the_menu_of_one_who_is_signed_in(bruno: Persona, visitor: Client) -> None:
    visitor.force_login(bruno.user)

    page = visitor.get("/assente/").content.decode()

    assert "La mia giornata" in page
    assert "Relazioni ricevute" not in page
    assert "Carico dei servizi" not in page


def test_expired_form_says_what_to_do() -> None:
    response = Client(enforce_csrf_checks=True).post("/accesso/", {"login": "bruno"})

    assert response.status_code == 403
    assert "Modulo scaduto" in response.content.decode()
