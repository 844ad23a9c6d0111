"""Proposing the transfer of a case, and taking the proposal back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from permissions.audit import reading
from permissions.policy import visible_to
from permissions.routes import guarded
from workflows.cases.models import Case
from workflows.cases.refusal import Refused
from workflows.documents.models import Transfer
from workflows.processes.forms.transfer import ProposeTransferForm
from workflows.processes.panels import passing
from workflows.processes.proposal import propose
from workflows.processes.views.found import SignedIn
from workflows.processes.withdrawal import withdraw
from workflows.processes.work import add_refusal


@guarded("cases.propose_transfer")
@require_http_methods(["GET", "HEAD", "POST"])
def propose_transfer(request: SignedIn, pk: int) -> HttpResponse:
    """The proposal; while one is under way its own page stands in the place of this one."""
    cases = visible_to(request.user, Case.objects.all(), "cases.propose_transfer")
    case = get_object_or_404(cases, pk=pk)
    under_way = case.transfers.under_way().first()
    if under_way is not None:
        return redirect("desk:transfer", under_way.pk)
    form = ProposeTransferForm(request.POST or None, case=case, user=request.user)
    if form.is_valid():
        try:
            transfer = propose(case, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Il trasferimento è proposto al coordinamento."))
            return redirect("desk:transfer", transfer.pk)
    reading(request.user, case, "case.papers")
    return render(request, "processes/transfer.html", {"form": form, **passing(case)})


@guarded("cases.propose_transfer")
@require_POST
def withdraw_transfer(request: SignedIn, pk: int) -> HttpResponse:
    mine = visible_to(request.user, Transfer.objects.all(), "cases.propose_transfer")
    transfer = get_object_or_404(mine, pk=pk)
    try:
        withdraw(transfer, by=request.user)
    except Refused as refusal:
        messages.warning(request, str(refusal.message))
    else:
        messages.success(request, _("La proposta di trasferimento è ritirata."))
    return redirect("desk:transfer", pk)
