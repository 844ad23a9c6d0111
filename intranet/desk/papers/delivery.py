"""Handing out a PDF: whole, under a neutral name, kept by no cache."""

from django.http import HttpResponse
from django.utils.text import slugify

from workflows.documents.storage import Altered, read


class Damaged(Exception):
    """The file is gone, or is not the one whose SHA-256 was stored."""


def deliver(path: str, sha256: str, name: str) -> HttpResponse:
    """The PDF at `path` as a download called `name`.pdf.

    Raises Damaged unless the file is there and bears `sha256` (lower-case hexadecimal).
    """
    try:
        content = read(path)
    except (Altered, FileNotFoundError) as problem:
        raise Damaged from problem
    if sha256 not in path:
        raise Damaged
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


def neutral(*parts: str) -> str:
    """A file name of what everybody may read: `provvedimento-2026-0142`, never a person."""
    return "-".join(slugify(part.replace("/", "-")) for part in parts)
