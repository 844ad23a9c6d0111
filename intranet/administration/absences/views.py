"""Who stands in for whom: named, seen, ended."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from intranet.administration.absences.forms import AbsenceForm
from intranet.administration.absences.spans import NAME, absences_for, whole_days
from intranet.administration.offices import offices_of
from intranet.portal.sheet import answered, sheet
from permissions.models import Substitution, User
from permissions.policy import visible_to
from permissions.routes import guarded
from permissions.substitution import end_substitution, substitute


@guarded(NAME)
@require_http_methods(["GET", "HEAD", "POST"])
def absences(request: HttpRequest) -> HttpResponse:
    """Raises Http404 for who names no substitutes."""
    user = request.user
    offices = offices_of(user, NAME)
    assert isinstance(user, User)

    def name(since: date, until: date, **who: Any) -> None:
        first, end = whole_days(since, until)
        substitute(**who, since=first, until=end, by=user)

    form = sheet(AbsenceForm, request, offices=offices)
    if request.method == "POST" and answered(form, name):
        messages.success(request, _("Sostituzione registrata."))
        return redirect("administration:absences")
    context = {"form": form, "absences": absences_for(user, request.GET.get("dopo", ""))}
    return render(request, "administration/absences/absences.html", context)


@guarded(NAME)
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """The absent one is back. Raises Http404 for a substitution of another service."""
    user = request.user
    assert isinstance(user, User)
    substitution = get_object_or_404(visible_to(user, Substitution.objects.all(), NAME), pk=pk)
    if substitution.ended_at is None:
        end_substitution(substitution, by=user)
        messages.success(request, _("Sostituzione conclusa: il lavoro è tornato."))
    else:
        messages.info(request, _("Questa sostituzione era già conclusa."))
    return redirect("administration:absences")
