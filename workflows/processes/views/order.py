"""Registering a court order, and amending the order of a case."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from permissions.audit import reading
from permissions.models import Organisation
from permissions.policy import may, visible_to
from permissions.routes import guarded
from workflows.cases.actions.intake import same_proceeding
from workflows.cases.models import Case
from workflows.cases.refusal import Refused
from workflows.processes.forms.filing import Filing, amending, new_filing
from workflows.processes.opening import AlreadyFiled, amend_case, deliver_order, open_case
from workflows.processes.panels import order_in_words
from workflows.processes.views.found import SignedIn


@guarded("permissions.register_order")
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: SignedIn) -> HttpResponse:
    """A new order: of the front office for its service, or of a clerk for the own court."""
    mine = visible_to(request.user, Organisation.objects.all(), "permissions.register_order")
    offices = list(mine)
    if not offices:
        raise Http404
    filing = new_filing(request, offices)
    if request.method == "POST" and filing.is_valid():
        service = filing.form.cleaned_data["service"]
        file = _open if service in offices else _deliver
        answer = file(request, filing, service)
        if answer is not None:
            return answer
    return _sheet(request, filing)


@guarded("cases.amend_order")
@require_http_methods(["GET", "HEAD", "POST"])
def amend(request: SignedIn, pk: int) -> HttpResponse:
    """An order that changes the one in force."""
    cases = visible_to(request.user, Case.objects.all(), "cases.amend_order")
    case = get_object_or_404(cases, pk=pk)
    filing = amending(request, case)
    if request.method == "POST" and filing.is_valid():
        answer = _amend(request, filing, case)
        if answer is not None:
            return answer
    reading(request.user, case, "case.orders")
    return _sheet(request, filing, **order_in_words(case, request.user))


def _open(request: SignedIn, filing: Filing, service: Organisation) -> HttpResponse | None:
    values = filing.registration()
    bearing = same_proceeding(service, values["proceeding"])
    if bearing is not None and request.POST.get("amend") == str(bearing.pk):
        filing.offer = bearing
        return _amend(request, filing, bearing)
    try:
        case = open_case(service, by=request.user, **values)
    except AlreadyFiled as known:
        return _already(request, known.case)
    except Refused as refusal:
        filing.refuse(refusal)
        return None
    messages.success(request, _("Provvedimento registrato: fascicolo %(case)s.") % {"case": case})
    return redirect("desk:case", case.pk)


def _amend(request: SignedIn, filing: Filing, case: Case) -> HttpResponse | None:
    if not may(request.user, "cases.amend_order", case):
        raise Http404
    try:
        amend_case(case, by=request.user, **filing.amendment())
    except AlreadyFiled:
        return _already(request, case)
    except Refused as refusal:
        filing.refuse(refusal)
        return None
    messages.success(request, _("Modifica registrata nel fascicolo %(case)s.") % {"case": case})
    return redirect("desk:case", case.pk)


def _deliver(request: SignedIn, filing: Filing, service: Organisation) -> HttpResponse | None:
    try:
        deliver_order(service, by=request.user, **filing.registration())
    except Refused as refusal:
        filing.refuse(refusal)
        return None
    messages.success(request, _("Provvedimento consegnato."))
    return redirect("/")


def _already(request: SignedIn, case: Case) -> HttpResponse:
    messages.info(request, _("Già registrato."))
    return redirect("desk:case", case.pk)


def _sheet(request: SignedIn, filing: Filing, **context: Any) -> HttpResponse:
    return render(request, "processes/order.html", {"filing": filing, **context})
