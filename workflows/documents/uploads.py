"""PDFs that come from outside: what is accepted, and the Italian reason when it is not."""

import hashlib
import io
import re
from dataclasses import dataclass
from typing import Any

import puremagic
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pypdf import PdfReader

from workflows.documents.active import has_active_content
from workflows.documents.plain import plain_text

MAX_BYTES = 20 * 1024 * 1024
NAME_LENGTH = 120
# Where readers look for the end of a PDF (PDF Reference 1.7, appendix H, note 18).
TRAILER = 1024

TOO_LARGE = _("Il file supera il limite di 20 MB. Ridurlo o dividerlo.")
EMPTY = _("Il file è vuoto.")
NOT_A_PDF = _("Il file non è un PDF. Allegare il documento in formato PDF.")
DAMAGED = _("Il PDF è danneggiato e non si può leggere. Crearlo di nuovo e allegarlo ancora.")
ENCRYPTED = _("Il PDF è protetto da password o da restrizioni. Allegarne una copia libera.")
NO_PAGES = _("Il PDF non contiene pagine.")
ACTIVE = _("Il PDF contiene script, comandi o file allegati. Stamparlo in un nuovo PDF.")


class UploadRefused(Exception):
    """The file is not accepted; `message` is the reason, for the person who sent it."""

    def __init__(self, message: str | Promise) -> None:
        self.message = str(message)
        super().__init__(self.message)


@dataclass(frozen=True)
class PdfUpload:
    """A PDF that was accepted: `size` in bytes, `name` as the sender called it, made harmless."""

    content: bytes
    sha256: str
    size: int
    pages: int
    name: str


def validated_pdf(upload: "UploadedFile[bytes]") -> PdfUpload:
    """The upload, once it is known to be a plain PDF of at most `MAX_BYTES`.

    Raises `UploadRefused` when it is empty, too large, no PDF by its content, damaged,
    encrypted, without pages, or carries scripts, commands or attachments.
    """
    if (upload.size or 0) > MAX_BYTES:
        raise UploadRefused(TOO_LARGE)
    upload.seek(0)
    content = upload.read()
    if not content:
        raise UploadRefused(EMPTY)
    if not _looks_like_pdf(content):
        raise UploadRefused(NOT_A_PDF)
    if b"%%EOF" not in content[-TRAILER:]:
        raise UploadRefused(DAMAGED)
    return PdfUpload(
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        pages=_counted_pages(content),
        name=harmless_name(upload.name or ""),
    )


def harmless_name(name: str) -> str:
    """A file name to show: no path, no control characters, ".pdf" at the end, 120 at most."""
    last = re.split(r"[/\\]", plain_text(name))[-1]
    stem = re.sub(r"(?i)\.pdf$", "", re.sub(r"[^\w .,()'’&+-]", "_", last)).strip(" .")
    return f"{stem[: NAME_LENGTH - 4] or 'documento'}.pdf"


class PdfField(forms.FileField):
    """A file field whose cleaned value is a `PdfUpload`, or None when it may be left empty."""

    widget = forms.FileInput

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"help_text": _("PDF, al massimo 20 MB"), **options})

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "accept": "application/pdf"}

    def clean(self, data: Any, initial: Any = None) -> PdfUpload | None:
        upload = super().clean(data)
        if not upload:
            return None
        try:
            return validated_pdf(upload)
        except UploadRefused as refusal:
            raise ValidationError(refusal.message, code="refused") from refusal


def _looks_like_pdf(content: bytes) -> bool:
    kinds = {match.mime_type for match in puremagic.magic_string(content)}
    return content.startswith(b"%PDF-") and "application/pdf" in kinds


def _counted_pages(content: bytes) -> int:
    try:
        return _pages_of_passive(PdfReader(io.BytesIO(content), strict=False))
    except UploadRefused:
        raise
    # pypdf documents that a broken file may raise anything (pypdf.errors).
    except Exception as error:
        raise UploadRefused(DAMAGED) from error


def _pages_of_passive(reader: PdfReader) -> int:
    if reader.is_encrypted:
        raise UploadRefused(ENCRYPTED)
    if not len(reader.pages):
        raise UploadRefused(NO_PAGES)
    if has_active_content(reader):
        raise UploadRefused(ACTIVE)
    return len(reader.pages)
