"""The papers of a case: what came in, what is written, what was delivered or passed on."""

from workflows.documents.models.paper import Paper
from workflows.documents.models.report import Report
from workflows.documents.models.transfer import (
    Transfer,
    TransferGroupObjectPermission,
    TransferOffer,
    TransferOfferGroupObjectPermission,
    TransferOfferUserObjectPermission,
    TransferPaper,
    TransferTerm,
    TransferUserObjectPermission,
)
from workflows.documents.models.transmission import (
    Transmission,
    TransmissionGroupObjectPermission,
    TransmissionUserObjectPermission,
)

__all__ = [
    "Paper",
    "Report",
    "Transfer",
    "TransferGroupObjectPermission",
    "TransferOffer",
    "TransferOfferGroupObjectPermission",
    "TransferOfferUserObjectPermission",
    "TransferPaper",
    "TransferTerm",
    "TransferUserObjectPermission",
    "Transmission",
    "TransmissionGroupObjectPermission",
    "TransmissionUserObjectPermission",
]
