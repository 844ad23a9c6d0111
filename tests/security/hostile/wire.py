"""What a browser sends, byte by byte: also what no browser would."""

import io
from collections.abc import Iterable
from urllib.parse import urlencode

from tests.papers import blank_pdf_bytes

BOUNDARY = b"----SpazioNeutroBoundary7MA4YWxkTrZu0gW"
Fields = Iterable[tuple[str, bytes]]


def form_body(
    fields: Fields, file_names: Fields = (), multipart: bool = False
) -> tuple[bytes, str]:
    """The body of a form and its content type; each file is a blank PDF under its given name."""
    files = list(file_names)
    if not multipart and not files:
        return urlencode(list(fields)).encode(), "application/x-www-form-urlencoded"
    body = io.BytesIO()
    for name, value in fields:
        body.write(b"--%s\r\n%s\r\n\r\n%s\r\n" % (BOUNDARY, _head(name), value))
    for name, file_name in files:
        head = b'%s; filename="%s"' % (_head(name), _quoted(file_name))
        kind = b"Content-Type: application/pdf"
        body.write(b"--%s\r\n%s\r\n%s\r\n\r\n" % (BOUNDARY, head, kind))
        body.write(blank_pdf_bytes() + b"\r\n")
    body.write(b"--%s--\r\n" % BOUNDARY)
    return body.getvalue(), f"multipart/form-data; boundary={BOUNDARY.decode()}"


def _head(name: str) -> bytes:
    return b'Content-Disposition: form-data; name="%s"' % _quoted(name.encode())


def _quoted(name: bytes) -> bytes:
    """As browsers write a name (HTML, 4.10.21.8): a quote or a line end cannot end the header."""
    return name.replace(b"\r", b"%0D").replace(b"\n", b"%0A").replace(b'"', b"%22")
