"""What is kept secret of a person: written once, opened with a reason, asked for."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from intranet.desk.people.contacts import frame
from intranet.desk.people.forms import ReasonForm, SealForm
from intranet.portal.sheet import answered, sheet
from permissions.models import User
from permissions.policy import visible_to
from permissions.routes import guarded
from workflows.cases.actions.protected import disclose, request_access, seal
from workflows.cases.models import Person, ProtectedRecord


@guarded("cases.seal_protected")
@require_http_methods(["GET", "HEAD", "POST"])
def sealing(request: HttpRequest, pk: int) -> HttpResponse:
    """Raises Http404 for a person of whom the user may keep nothing secret."""
    user = request.user
    assert isinstance(user, User)
    people = Person.objects.select_related("case__service")
    person = get_object_or_404(visible_to(user, people, "cases.seal_protected"), pk=pk)
    form = sheet(SealForm, request)
    if request.method == "POST" and answered(form, partial(seal, person, by=user)):
        messages.success(request, _("Dato riservato registrato: da qui non si legge più."))
        return redirect("desk:case", person.case_id, "persone")
    return render(request, "desk/people/sealing.html", {**frame(person), "form": form})


@guarded("cases.disclose_protected")
@require_http_methods(["GET", "HEAD", "POST"])
def protected(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks for a reason; what the record says stands in the answer to it, and nowhere else.

    Raises Http404 without a right to this very record, or to its case.
    """
    user = request.user
    assert isinstance(user, User)
    known = visible_to(user, _records(), "cases.view_contacts")
    record = get_object_or_404(visible_to(user, known), pk=pk)
    form, said = sheet(ReasonForm, request), []
    if request.method == "POST" and answered(
        form, lambda reason: said.append(disclose(record, reason, by=user))
    ):
        return render(request, "desk/people/disclosed.html", {**_about(record), "said": said[0]})
    return render(request, "desk/people/protected.html", {**_about(record), "form": form})


@guarded("cases.request_disclosure")
@require_http_methods(["GET", "HEAD", "POST"])
def asking(request: HttpRequest, pk: int) -> HttpResponse:
    """Raises Http404 for a record that the user may not ask for."""
    user = request.user
    assert isinstance(user, User)
    known = visible_to(user, _records(), "cases.view_contacts")
    record = get_object_or_404(visible_to(user, known, "cases.request_disclosure"), pk=pk)
    form = sheet(ReasonForm, request)
    if request.method == "POST" and answered(form, partial(request_access, record, by=user)):
        messages.success(request, _("Richiesta inviata al responsabile del servizio."))
        return redirect("desk:case", record.person.case_id, "persone")
    return render(request, "desk/people/asking.html", {**_about(record), "form": form})


def _records() -> Any:
    return ProtectedRecord.objects.select_related("person__case__service").defer("text")


def _about(record: ProtectedRecord) -> dict[str, Any]:
    return {**frame(record.person), "record": record}
