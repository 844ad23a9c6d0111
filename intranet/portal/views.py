"""The way in: each user starts from the page of their work."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from intranet.portal.navigation import held_on_organisations, home_of
from permissions.routes import guarded


@guarded()
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return redirect(home_of(held_on_organisations(request.user)))
