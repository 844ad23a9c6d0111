"""Files out, to who may see the thing that holds them; and files in, several at a time."""

from django.contrib import messages
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
)
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from intranet.content import storage
from intranet.content.actions.uploading import bring
from intranet.content.files.examining import LARGEST, examined
from intranet.content.kinds import Kind
from intranet.content.models import Upload
from intranet.content.pages import page_of
from permissions.refusal import Refused
from permissions.routes import guarded, public
from workflows.processes.views.found import SignedIn


@public
@require_safe
def download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The whole file, to be kept, never opened in the place of a page."""
    upload = _upload(request, pk)
    return _answer(request, upload, _whole(upload), upload.sha256, as_attachment=True)


@public
@require_safe
def picture(request: HttpRequest, pk: int, width: int) -> HttpResponseBase:
    """The picture as wide as asked, or as it is where it is narrower."""
    upload = _upload(request, pk)
    if width not in storage.WIDTHS or upload.width is None:
        raise Http404
    try:
        content = storage.read_scaled(upload.sha256, width)
    except FileNotFoundError:
        content = _whole(upload)
    return _answer(request, upload, content, f"{upload.sha256}-{width}", as_attachment=False)


@guarded("content.add_item")
@require_POST
def uploading(request: SignedIn, pk: int) -> HttpResponse:
    """Each file by itself: what is refused is named with its reason, the others are there."""
    page = page_of(request, pk, "content.add_item", kind=Kind.FOLDER)
    done, refused = [], []
    for file in request.FILES.getlist("files"):
        name = str(file.name)
        try:
            content = file.read(LARGEST + 1)
            done.append(bring(page.item, by=request.user, upload=examined(name, content)).title)
        except Refused as refusal:
            refused.append({"name": name, "reason": str(refusal.message)})
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"done": done, "refused": refused})
    if done:
        messages.success(request, _("Caricati: %(titles)s") % {"titles": ", ".join(done)})
    for each in refused:
        messages.warning(request, f"«{each['name']}»: {each['reason']}")
    if not done and not refused:
        messages.warning(request, _("Nessun file era scelto."))
    return redirect("content:contents", pk)


def _upload(request: HttpRequest, pk: int) -> Upload:
    """Raises Http404 for what the reader may not see, as for what holds no file."""
    upload = page_of(request, pk, upload__isnull=False).item.upload
    assert upload is not None
    return upload


def _whole(upload: Upload) -> bytes:
    try:
        return storage.read(upload.path)
    except (FileNotFoundError, storage.Altered):
        raise Http404 from None


def _answer(
    request: HttpRequest, upload: Upload, content: bytes, tag: str, *, as_attachment: bool
) -> HttpResponseBase:
    response = HttpResponse(content, content_type=upload.mime)
    disposition = content_disposition_header(as_attachment, upload.name)
    response["Content-Disposition"] = disposition or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    etag = f'"{tag}"'
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response
