"""Files as they leave: what anybody may see may be kept for minutes, all else by nobody."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import content_disposition_header

from intranet.content import storage
from intranet.content.kinds import Kind
from intranet.content.models import Upload
from intranet.content.pages import VIEW, Page
from intranet.portal.door.headers import FOR_ANYBODY

# Pixels: as wide as a column of text is drawn.
COLUMN = 800


def whole(request: HttpRequest, page: Page) -> HttpResponseBase:
    """The file, to be kept, never opened in the place of a page. Raises Http404 if it is lost."""
    upload = _upload(page)
    return _answer(request, page, _content(upload), upload.sha256, as_attachment=True)


def scaled(request: HttpRequest, page: Page, width: int = COLUMN) -> HttpResponseBase:
    """The picture `width` pixels wide, or as it is where it is narrower.

    Raises Http404 for other widths than `storage.WIDTHS`, and for what is no picture.
    """
    upload = _upload(page)
    if width not in storage.WIDTHS or upload.width is None:
        raise Http404
    try:
        content = storage.read_scaled(upload.sha256, width)
    except FileNotFoundError:
        content = _content(upload)
    return _answer(request, page, content, f"{upload.sha256}-{width}", as_attachment=False)


def asks_for_picture(request: HttpRequest, page: Page) -> bool:
    """Whether a browser fills an `<img>` from the address of a picture, and opens no page there.

    It says so itself: what it accepts names pictures before pages (RFC 9110, 12.5.1).
    """
    upload = page.item.upload
    if page.item.kind != Kind.IMAGE or upload is None:
        return False
    return request.get_preferred_type(("text/html", upload.mime)) == upload.mime


def by_what_is_asked(answer: HttpResponseBase) -> HttpResponseBase:
    """Tell whoever keeps `answer` that others are given something else at the same address."""
    patch_vary_headers(answer, ["Accept"])
    return answer


def _upload(page: Page) -> Upload:
    assert page.item.upload is not None
    return page.item.upload


def _content(upload: Upload) -> bytes:
    try:
        return storage.read(upload.path)
    except (FileNotFoundError, storage.Altered):
        raise Http404 from None


def _answer(
    request: HttpRequest, page: Page, content: bytes, tag: str, *, as_attachment: bool
) -> HttpResponseBase:
    upload, etag = _upload(page), f'"{tag}"'
    response = HttpResponse(content, content_type=upload.mime)
    disposition = content_disposition_header(as_attachment, upload.name)
    response["Content-Disposition"] = disposition or "attachment"
    response["ETag"] = etag
    if VIEW in page.reach.of_a_visitor().allowed(page.item):
        response["Cache-Control"] = FOR_ANYBODY
    return get_conditional_response(request, etag=etag, response=response) or response
