import pytest

from permissions.models import Organisation
from permissions.policy import visible_to
from tests.personas import Persona, receive
from tests.refusals import refused
from tests.transfers import offered, proposed, province
from workflows.cases.models import Case
from workflows.documents.actions.transfers import (
    accept_transfer,
    askable,
    offer_transfer,
    propose_transfer,
    refuse_transfer,
    return_transfer,
    transfer_changed,
    withdraw_transfer,
)
from workflows.documents.models import Paper, Transfer, TransferOffer, TransferPaper

People = dict[str, Persona]


def lodi() -> Organisation:
    return Organisation.objects.get(short_name="Lodi")


@pytest.fixture
def transfer(case: Case, bruno: Persona) -> Transfer:
    return proposed(case, bruno)


@pytest.fixture
def offer(case: Case, bruno: Persona, dino: Persona) -> TransferOffer:
    return offered(case, bruno, dino).last_offer()


def test_proposal_is_for_the_mediator_and_those_who_read_the_case(
    transfer: Transfer, people: People
) -> None:
    seeing = {name for name, each in people.items() if each.sees(transfer)}

    assert seeing == {"dino", "bruno", "gino"}
    assert people["dino"].may("documents.choose_receiver", transfer)
    assert not people["dino"].sees(transfer.case)
    assert (transfer.number, transfer.sender) == ("T 2026/0001", transfer.case.service)


def test_bundle_is_hidden_from_the_mediator(transfer: Transfer, people: People) -> None:
    bound = transfer.bundle.get()

    seeing = {name for name, each in people.items() if each.sees(bound)}

    assert seeing == {"bruno", "gino"}


def test_offer_opens_the_bundle_to_the_head_who_is_asked(
    offer: TransferOffer, people: People
) -> None:
    bound = offer.transfer.bundle.get()

    assert {name for name, each in people.items() if each.sees(bound)} == {"bruno", "gino", "olga"}
    assert people["olga"].may("documents.answer_transfer", offer)
    assert not people["olga"].sees(offer.transfer)
    assert not people["carla"].sees(offer)
    assert not people["dino"].may("documents.choose_receiver", offer.transfer)


def test_case_is_proposed_once_at_a_time(transfer: Transfer, gino: Persona) -> None:
    with refused(says="già in corso"):
        proposed(transfer.case, gino)


def test_paper_of_another_case_is_in_no_bundle(case: Case, people: People) -> None:
    other = receive(people["sara"], rg_number=77)

    with refused("papers"):
        proposed(case, people["bruno"], papers=Paper.objects.filter(case=other))


@pytest.mark.parametrize("place", ["Lodi, dalla nonna Bianchi", "giulia", "Casa di MARCO"])
def test_municipality_names_nobody(case: Case, bruno: Persona, place: str) -> None:
    with refused("municipality", says="nome di una persona"):
        proposed(case, bruno, municipality=place)


@pytest.mark.parametrize("state", ["closing", "closed", "transferred"])
def test_case_that_has_come_to_its_end_is_not_proposed(
    case: Case, bruno: Persona, state: str
) -> None:
    case.state = state
    case.save()

    with refused(says="non si può più trasferire"):
        proposed(case, bruno)


def test_services_are_asked_that_have_a_head_and_have_not_refused(
    offer: TransferOffer, people: People
) -> None:
    headless = Organisation.objects.create(kind="service", name="Senza", short_name="Senza")
    assert [each.short_name for each in askable(offer.transfer)] == ["Lodi"]

    refuse_transfer(offer, by=people["olga"].user, reason="territory")

    assert askable(offer.transfer) == []
    for receiver in (lodi(), headless, offer.transfer.sender):
        with refused("receiver"):
            offer_transfer(offer.transfer, by=people["dino"].user, receiver=receiver)


def test_offer_is_made_only_of_what_waits_for_a_service(
    offer: TransferOffer, dino: Persona
) -> None:
    for act in (
        lambda: offer_transfer(offer.transfer, by=dino.user, receiver=lodi()),
        lambda: return_transfer(offer.transfer, by=dino.user),
    ):
        with refused(says="In attesa di risposta"):
            act()


def test_refusal_says_why_and_leaves_nothing_open(offer: TransferOffer, olga: Persona) -> None:
    with refused("reason"):
        refuse_transfer(offer, by=olga.user, reason="")

    refuse_transfer(offer, by=olga.user, reason="level", answer="Manca la sala")

    assert (offer.state, offer.reason, offer.answered_by) == ("refused", "level", olga.user)
    assert offer.transfer.state == "proposed"
    assert not visible_to(olga.user, TransferOffer.objects.all()).exists()
    assert not visible_to(olga.user, TransferPaper.objects.all()).exists()


def test_answer_is_the_last_word(offer: TransferOffer, olga: Persona) -> None:
    refuse_transfer(offer, by=olga.user, reason="level")

    for act in (
        lambda: refuse_transfer(offer, by=olga.user, reason="level"),
        lambda: accept_transfer(offer, by=olga.user, terms=()),
    ):
        with refused(says="già stata data risposta"):
            act()


def test_papers_of_the_bundle_pass_with_their_content(offer: TransferOffer, olga: Persona) -> None:
    old = offer.transfer.bundle.get().paper

    accept_transfer(offer, by=olga.user, terms=())

    new = offer.transfer.new_case
    assert new is not None
    paper = new.papers.get()
    assert (paper.kind, paper.title, paper.sha256, paper.path) == (
        old.kind,
        old.title,
        old.sha256,
        old.path,
    )
    assert paper.order == new.current_order() != old.order
    assert (paper.added_by, offer.transfer.state) == (olga.user, "accepted")


def test_case_that_ended_meanwhile_is_not_taken_over(offer: TransferOffer, olga: Persona) -> None:
    case = offer.transfer.case
    case.state = "closing"
    case.save()

    with refused(says="non si può più trasferire"):
        accept_transfer(offer, by=olga.user, terms=())


def test_withdrawal_ends_the_offer_too(offer: TransferOffer, people: People) -> None:
    withdraw_transfer(offer.transfer, by=people["bruno"].user)

    assert offer.transfer.last_offer().state == "withdrawn"
    assert not people["olga"].sees(offer)
    with refused(says="Ritirato"):
        withdraw_transfer(offer.transfer, by=people["bruno"].user)


def test_every_change_is_told(case: Case, people: People) -> None:
    told: list[str] = []

    def listen(transfer: Transfer, **_: object) -> None:
        told.append(transfer.state)

    transfer_changed.connect(listen)
    transfer = propose_transfer(
        case,
        by=people["bruno"].user,
        mediator=province(),
        reason="ordered",
        municipality="Lodi",
        papers=(),
    )
    offer = offer_transfer(transfer, by=people["dino"].user, receiver=lodi())
    refuse_transfer(offer, by=people["olga"].user, reason="other")
    return_transfer(transfer, by=people["dino"].user)
    transfer_changed.disconnect(listen)

    assert told == ["proposed", "offered", "proposed", "returned"]
