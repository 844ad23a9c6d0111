"""One's own keys: made, shown once, revoked."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from intranet.api.actions import make_key, revoke_key
from intranet.api.forms import KeyForm
from intranet.api.models import AccessKey
from intranet.portal.sheet import answered, sheet
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn


@guarded()
@require_http_methods(["GET", "HEAD", "POST"])
def keys(request: SignedIn) -> HttpResponse:
    """The secret of a new one stands in the answer to its form, and nowhere else ever after."""
    form, made = sheet(KeyForm, request), []
    make = partial(make_key, request.user, by=request.user)
    if request.method == "POST" and answered(form, lambda **words: made.append(make(**words))):
        form = KeyForm()
    own = AccessKey.objects.filter(user=request.user, revoked_at=None)
    context = {"form": form, "keys": own, "secret": made[0] if made else ""}
    return render(request, "api/keys.html", context)


@guarded()
@require_POST
def revoke(request: SignedIn, pk: int) -> HttpResponse:
    """Raises Http404 for another's."""
    key = get_object_or_404(AccessKey.objects.filter(user=request.user), pk=pk)
    revoke_key(key, by=request.user)
    messages.success(request, _("La chiave «%(name)s» non apre più nulla.") % {"name": key.name})
    return redirect("api:keys")
