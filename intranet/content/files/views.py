"""Files out, to who may see the thing that holds them; and files in, several at a time."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from intranet.content.actions.uploading import bring
from intranet.content.files.examining import LARGEST, examined
from intranet.content.files.serving import scaled, whole
from intranet.content.kinds import Kind
from intranet.content.pages import page_of
from permissions.refusal import Refused
from permissions.routes import guarded, public
from workflows.processes.views.found import SignedIn


@public
@require_safe
def download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The whole file. Raises Http404 for what the reader may not see, as for what holds none."""
    return whole(request, page_of(request, pk, upload__isnull=False))


@public
@require_safe
def picture(request: HttpRequest, pk: int, width: int) -> HttpResponseBase:
    """The picture as wide as asked, or as it is where it is narrower."""
    return scaled(request, page_of(request, pk, upload__isnull=False), width)


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
