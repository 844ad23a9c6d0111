"""The processes that no other calls: by what act each begins, and after which step of a case."""

from collections.abc import Callable
from dataclasses import dataclass

from permissions.breakglass import break_glass
from tests.security.races.town import Town, organisation
from workflows.cases.actions.protected import request_access, seal
from workflows.cases.enums import Secret, TransferReason
from workflows.cases.models import Case
from workflows.documents.models import Paper
from workflows.engine.flow import TreeFlow
from workflows.processes.access import AccessFlow
from workflows.processes.emergency import EmergencyFlow
from workflows.processes.proposal import propose
from workflows.processes.transfer import TransferFlow

REASON = "Va accompagnata alla visita medica di domani."


@dataclass(frozen=True)
class Opening:
    """How a process begins that no other process calls: after which step of a case, by what."""

    flow: type[TreeFlow]
    after: str
    begin: Callable[[Case, Town], object]


def ask_for_a_secret(case: Case, town: Town) -> None:
    """The operator asks to open what the head of service keeps."""
    assert case.operator is not None
    child = case.people.children()[0]
    sealer = town["sara" if case.service == organisation("Milano") else "pia"].user
    record = seal(child, Secret.PLACEMENT, "Casa La Quercia, via dei Tigli 4, Monza", by=sealer)
    request_access(record, REASON, by=case.operator)


def open_in_an_emergency(case: Case, town: Town) -> None:
    """A colleague who does not work on the case reads it for an hour."""
    if case.service == organisation("Milano"):
        name = "luca" if case.operator != town["luca"].user else "ada"
        break_glass(case, REASON, by=town[name].user)


def propose_elsewhere(case: Case, town: Town) -> None:
    """One case in three of Milan is to go on in Lodi."""
    if case.service != organisation("Milano") or int(case.number.split("/")[1]) % 3 != 1:
        return
    propose(
        case,
        by=town["bruno"].user,
        mediator=organisation("Città metropolitana"),
        reason=TransferReason.CHILD_MOVED,
        municipality="Lodi",
        papers=case.papers.filter(kind=Paper.Kind.ORDER),
    )


OPENINGS: tuple[Opening, ...] = (
    Opening(AccessFlow, "assign_case", ask_for_a_secret),
    Opening(EmergencyFlow, "assign_case", open_in_an_emergency),
    Opening(TransferFlow, "meet_referrer", propose_elsewhere),
)
