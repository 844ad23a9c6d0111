"""The emptiest paper that is a real one."""

import hashlib
import io
from functools import cache

from pypdf import PdfWriter

from workflows.documents.uploads import PdfUpload


@cache
def blank_pdf() -> PdfUpload:
    """A real PDF of one empty page."""
    content = blank_pdf_bytes()
    return PdfUpload(content, hashlib.sha256(content).hexdigest(), len(content), 1, "prova.pdf")


@cache
def blank_pdf_bytes() -> bytes:
    writer, stream = PdfWriter(), io.BytesIO()
    writer.add_blank_page(595, 842)
    writer.write(stream)
    return stream.getvalue()
