"""A request that breaks off on its way is refused: half a file is not taken for a whole one."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import BadRequest

Environment = dict[str, Any]
Application = Callable[[Environment, Any], Iterable[bytes]]


class WholeBody:
    """The body of a request, of `length` bytes as announced.

    Web servers give what came until the line fell, as if that were all (PEP 3333 leaves it open),
    and a form of several parts that ends early is read as far as it goes.
    """

    def __init__(self, body: Any, length: int) -> None:
        self._body = body
        self._missing = length

    def read(self, size: int = -1) -> bytes:
        """Raises BadRequest where the body ends before its announced length."""
        return self._counted(self._body.read(size), size)

    def readline(self, size: int = -1) -> bytes:
        """Raises BadRequest where the body ends before its announced length."""
        return self._counted(self._body.readline(size), size)

    def _counted(self, given: bytes, size: int) -> bytes:
        self._missing -= len(given)
        if not given and size != 0 and self._missing > 0:
            raise BadRequest("the body of the request ends before its announced length")
        return given


def whole_bodies(application: Application) -> Application:
    """`application`, reading bodies to their announced end or not at all."""

    def run(environ: Environment, start_response: Any) -> Iterable[bytes]:
        length = environ.get("CONTENT_LENGTH") or ""
        if length.isdecimal():
            environ["wsgi.input"] = WholeBody(environ["wsgi.input"], int(length))
        return application(environ, start_response)

    return run
