"""What is answered when it is not done: a message for a person, and the field that is wrong."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, Throttled, ValidationError

from permissions.refusal import Refused

WORDS: Mapping[int, Any] = {
    400: gettext_lazy("Ciò che è stato inviato non si può leggere: serve JSON."),
    401: gettext_lazy("Serve una chiave di accesso valida."),
    403: gettext_lazy("Questa chiave non apre tanto: ne serve una fatta anche per questo."),
    404: gettext_lazy("Qui non c’è nulla."),
    413: gettext_lazy("Ciò che è stato inviato è troppo grande."),
    422: gettext_lazy("Qualcosa non va in ciò che è stato inviato."),
    429: gettext_lazy("Le richieste sono troppe: si continua fra qualche minuto."),
}
# By the types of errors of the library that reads what is sent.
WRONG: Mapping[str, Any] = {
    "missing": gettext_lazy("Manca."),
    "string_too_long": gettext_lazy("È troppo lungo."),
    "string_too_short": gettext_lazy("È troppo corto."),
    "less_than_equal": gettext_lazy("È troppo grande."),
    "greater_than_equal": gettext_lazy("È troppo piccolo."),
    "extra_forbidden": gettext_lazy("Questo campo non c’è."),
    "enum": gettext_lazy("Non è tra le scelte possibili."),
}


class Wrong(Schema):
    """What is wrong with one field."""

    field: str
    message: str


class Refusal(Schema):
    """Why something was not done; `errors` by field, where a field is wrong."""

    message: str
    errors: list[Wrong] = []


class Unfit(Exception):
    """Words that a form refuses. `errors`: by field, in words."""

    def __init__(self, errors: Mapping[str, list[str]]) -> None:
        super().__init__()
        self.errors = errors


def refuse(status: int, message: str = "", **errors: str) -> HttpResponse:
    wrong = [Wrong(field=field, message=words) for field, words in errors.items()]
    body = Refusal(message=message or str(WORDS[status]), errors=wrong)
    answer = HttpResponse(body.model_dump_json(), status=status, content_type="application/json")
    if status == HTTPStatus.UNAUTHORIZED:
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def unopened(error: HttpError) -> HttpResponse:
    """To who sent no key that opens this, or asks too much with it."""
    answer = refuse(error.status_code)
    if isinstance(error, Throttled):
        answer.headers["Retry-After"] = str(error.wait)
    return answer


def connect(api: NinjaAPI) -> None:
    """Let `api` answer so."""
    handlers: Mapping[type[Exception], Any] = {
        Http404: lambda _request, _error: refuse(404),
        RequestDataTooBig: lambda _request, _error: refuse(413),
        HttpError: lambda _request, error: unopened(error),
        ValidationError: _unreadable,
        Unfit: _unfit,
        Refused: _refused,
    }
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)


def _unreadable(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    other = _("Non è un valore possibile.")
    errors = {str(each["loc"][-1]): str(WRONG.get(each["type"], other)) for each in error.errors}
    return refuse(HTTPStatus.UNPROCESSABLE_ENTITY, **errors)


def _unfit(_request: HttpRequest, error: Unfit) -> HttpResponse:
    return refuse(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        **{name: " ".join(said) for name, said in error.errors.items()},
    )


def _refused(_request: HttpRequest, error: Refused) -> HttpResponse:
    """A field that is wrong; or the thing is no longer as whoever asked believed."""
    if error.field:
        return refuse(
            HTTPStatus.UNPROCESSABLE_ENTITY, str(error.message), **{error.field: str(error.message)}
        )
    return refuse(HTTPStatus.CONFLICT, str(error.message))
