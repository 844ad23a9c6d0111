"""Cases that go to another service, each as far as its name says: by the
stage it had reached."""

from permissions.models import Organisation
from tests.security.world.telling import Telling
from workflows.cases.enums import TransferReason
from workflows.documents.models import Transfer
from workflows.processes.proposal import propose
from workflows.processes.withdrawal import withdraw

TRAVELLERS = {
    "proposed": "assigned",
    "offered": "assigned",
    "declined": "assigned",
    "given_up": "waiting",
    "withdrawn": "waiting",
    "transferred": "ready",
}
# Where the case that goes on with the transferred one is.
ARRIVED = "arrived"


def send_away(t: Telling) -> None:
    transfers = {name: _propose(t, name) for name in TRAVELLERS}
    for name in ("offered", "declined", "withdrawn"):
        _offer(t, name, "Lodi")
    _offer(t, "transferred", "Piacenza")
    t.does("dino", "choose_receiver", "given_up", decision="return")
    t.does("olga", "answer_transfer", "declined", decision="refuse", reason="other")
    t.says("declined", asked="")
    withdraw(transfers["withdrawn"], by=t.user("bruno"))
    t.says("withdrawn", asked="")
    _arrive(t, transfers["transferred"])


def _propose(t: Telling, name: str) -> Transfer:
    case = t.cases[name]
    return propose(
        case,
        by=t.user("bruno"),
        mediator=Organisation.objects.get(kind=Organisation.Kind.PROVINCE),
        reason=TransferReason.CHILD_MOVED,
        municipality=t.mint.name("Transfer.municipality", name),
        papers=case.papers.all(),
    )


def _offer(t: Telling, name: str, receiver: str) -> None:
    key = Organisation.objects.get(short_name=receiver).pk
    t.does("dino", "choose_receiver", name, decision="offer", receiver=key)
    t.says(name, asked=receiver)


def _arrive(t: Telling, transfer: Transfer) -> None:
    """The case goes on in Piacenza; what stays behind is read-only, and its operator is out."""
    t.does("ugo", "answer_transfer", "transferred", decision="accept")
    t.belongs("transferred", former=tuple(t.facts["transferred"].operators))
    transfer.refresh_from_db()
    assert transfer.new_case is not None
    t.cases[ARRIVED] = transfer.new_case
    t.facts[ARRIVED] = t.facts["transferred"]
    there = {"service": "Piacenza", "came_from": "transferred", "asked": ""}
    t.says(ARRIVED, former=frozenset(), **there)
