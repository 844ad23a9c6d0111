"""What the reader of a task needs before the eyes: the order, the visit, the paper at hand."""

from typing import Any

from django.db.models import prefetch_related_objects

from permissions.models import User
from permissions.policy import visible_to
from workflows.cases import terms
from workflows.cases.models import Case, CourtOrder, Visit
from workflows.cases.sentences import order_sentences
from workflows.documents.models import Paper, Report, Transfer, TransferOffer, Transmission
from workflows.documents.outline import outline_of
from workflows.documents.storage import verify
from workflows.processes.due import open_terms

# All that the sentences about an order read.
TOLD = "orders__people__person__children"


def order_in_words(case: Case, user: User) -> dict[str, Any]:
    """The order in force with its children, and the papers `user` may open."""
    prefetch_related_objects([case], TOLD)
    papers = Paper.objects.filter(case=case).exclude(kind=Paper.Kind.REPORT)
    return {
        **allowed_by(case.current_order()),
        "case": case,
        "children": list(case.people.children()),
        "papers": list(visible_to(user, papers)),
        "missing": case.missing_documents,
    }


def allowed_by(order: CourtOrder) -> dict[str, Any]:
    """What the order allows and forbids, in plain sentences."""
    return {"order": order, "sentences": order_sentences(order)}


def asked(case: Case) -> dict[str, Any]:
    """What the referring service, or the court, was asked for."""
    return {"missing": case.missing_documents}


def told_visit(visit: Visit) -> dict[str, Any]:
    """The visit with the moments at which each side comes and goes, so that they never meet."""
    return {
        "visit": visit,
        "visitor_comes": visit.starts_at - terms.STAGGER,
        "visitor_goes": visit.ends_at + terms.STAGGER,
    }


def signed_paper(report: Report, user: User) -> dict[str, Any]:
    """The signed PDF; whoever delivers it need not be allowed to read it."""
    paper = report.paper
    assert paper is not None
    return {
        "paper": paper,
        "court": report.case.court,
        "readable": visible_to(user, Paper.objects.filter(pk=paper.pk)).exists(),
        "whole": verify(paper.path, paper.sha256),
    }


def delivered(transmission: Transmission) -> dict[str, Any]:
    """The delivery as the court office sees it."""
    paper = transmission.paper
    return {
        "transmission": transmission,
        "paper": paper,
        "whole": verify(paper.path, transmission.sha256),
    }


def outlined(transfer: Transfer) -> dict[str, Any]:
    """What the mediator may know: neither names nor papers."""
    refusals = transfer.offers.filter(state=TransferOffer.State.REFUSED)
    return {
        "transfer": transfer,
        "outline": outline_of(transfer.case),
        "refusals": refusals.select_related("receiver"),
    }


def offered(offer: TransferOffer) -> dict[str, Any]:
    """What the service that is asked reads before it answers: outline, bundle, terms."""
    transfer = offer.transfer
    return {
        "transfer": transfer,
        "outline": outline_of(transfer.case),
        "bundle": transfer.bundle.select_related("paper"),
        "terms": open_terms(transfer.case),
    }


def passing(case: Case) -> dict[str, Any]:
    """What the service that proposes a transfer reads: what passes, and what stays."""
    return {
        "case": case,
        "terms": open_terms(case),
        "to_come": case.visits.to_come().count(),
        "unrecorded": case.visits.unfinished().begun().count(),
    }
