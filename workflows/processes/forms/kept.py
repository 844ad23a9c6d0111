"""A PDF field that forgets nothing: a good file survives a form that comes back with errors.

The file lies in the store under its SHA-256; the form carries a signed token that names it.
"""

from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from workflows.documents.storage import Altered, read, store
from workflows.documents.uploads import PdfField, PdfUpload

SALT = "workflows.processes.forms.kept"
# As long as a form may lie open on a desk, in seconds.
LASTS = 24 * 60 * 60

CHOOSE_AGAIN = _("Il file va scelto di nuovo.")


class KeptPdfInput(forms.Widget):
    """The choice of a file, and the token of the one chosen before."""

    template_name = "processes/widgets/kept_pdf.html"
    needs_multipart_form = True
    kept: PdfUpload | None = None

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.get(name) or data.get(f"{name}_kept")

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in files and f"{name}_kept" not in data

    def use_required_attribute(self, initial: Any) -> bool:
        return False

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        context["kept"] = self.kept
        context["token"] = token_of(self.kept) if self.kept else ""
        return context


class KeptPdfField(PdfField):
    """Takes a PDF, or the token of one it took before."""

    widget: Any = KeptPdfInput

    def clean(self, data: Any, initial: Any = None) -> PdfUpload | None:
        upload = kept_by(data) if isinstance(data, str) and data else super().clean(data)
        if upload is not None:
            store(upload.content)
            self.widget.kept = upload
        return upload


def token_of(upload: PdfUpload) -> str:
    """A token by which the stored file is found again; it cannot be made up."""
    return signing.dumps([upload.sha256, upload.pages, upload.name], salt=SALT)


def kept_by(token: str) -> PdfUpload:
    """The file a token names. Raises ValidationError for a token forged or too old."""
    try:
        sha256, pages, name = signing.loads(token, salt=SALT, max_age=LASTS)
        content = read(f"{sha256[:2]}/{sha256[2:4]}/{sha256}.pdf")
    except (signing.BadSignature, FileNotFoundError, Altered) as refusal:
        raise ValidationError(CHOOSE_AGAIN, code="forgotten") from refusal
    return PdfUpload(content, sha256, len(content), pages, name)
