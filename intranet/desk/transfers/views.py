"""The pages of the transfers: for the mediator, and for the services at both ends."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from intranet.desk.papers.delivery import Damaged, deliver, neutral
from intranet.desk.transfers.listing import arrived_at, asked_of, past, task_for, under_way
from intranet.portal.navigation import held_on_organisations
from permissions.audit import reading
from permissions.models import User
from permissions.policy import may, visible_to
from permissions.routes import guarded
from workflows.documents.models import Transfer, TransferPaper
from workflows.processes.panels import outlined


@guarded("documents.view_transfer", "documents.view_offer", "cases.view_history")
@require_safe
def transfers(request: HttpRequest) -> HttpResponse:
    """Raises Http404 for who neither mediates nor answers for a service."""
    user = request.user
    assert isinstance(user, User)
    if "view_transfers" not in held_on_organisations(user):
        raise Http404
    context = {
        "asked": asked_of(user),
        "under_way": under_way(user),
        "arrived": arrived_at(user),
        "past": past(user, request.GET.get("dopo", "")),
    }
    return render(request, "desk/transfers/transfers.html", context)


@guarded("documents.view_transfer", "cases.view_history")
@require_safe
def transfer(request: HttpRequest, pk: int) -> HttpResponse:
    """One transfer, for its mediator and the service that proposed it: these see more of it."""
    user = request.user
    assert isinstance(user, User)
    related = ("sender", "mediator", "case", "proposed_by")
    found = get_object_or_404(visible_to(user, Transfer.objects.select_related(*related)), pk=pk)
    is_sender = may(user, "cases.view_history", found.case)
    context = {
        **outlined(found),
        "is_sender": is_sender,
        "offer": found.offers.select_related("receiver").first(),
        "bundle": found.bundle.select_related("paper") if is_sender else (),
        "terms": found.terms.values_list("title", "day") if is_sender else (),
        "may_withdraw": found.is_under_way() and may(user, "cases.propose_transfer", found.case),
        "task": task_for(user, found),
    }
    return render(request, "desk/transfers/transfer.html", context)


@guarded("documents.view_bundle")
@require_safe
def bundle_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """A paper of the bundle, for the service that is asked, until it has answered."""
    assert isinstance(request.user, User)
    papers = TransferPaper.objects.select_related("paper__case", "transfer").distinct()
    bound = get_object_or_404(visible_to(request.user, papers, "documents.view_bundle"), pk=pk)
    # Read of in the log of the service whose paper it is.
    reading(request.user, bound.paper, "paper")
    name = neutral("trasferimento", bound.transfer.number, str(bound.pk))
    try:
        return deliver(bound.paper.path, bound.paper.sha256, name)
    except Damaged:
        return render(request, "desk/damaged.html", status=409)
