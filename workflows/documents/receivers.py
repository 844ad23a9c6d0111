"""Who could take a case over: every other service, and why one cannot be asked.

A room above that knows the services tells more of them: how far, how long, how to reach them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from permissions.models import Organisation
from permissions.roles import Role
from workflows.documents.models import Transfer, TransferOffer


@dataclass(frozen=True)
class Fact:
    """What is known of a service, in words; `is_weak` where it is to be taken with care."""

    label: Any
    words: Any
    is_weak: bool = False


@dataclass(frozen=True)
class Receiver:
    """`obstacle` says why the service cannot be asked; it is empty where it can.

    `address` is the page that tells more, on this site.
    """

    service: Organisation
    obstacle: Any = ""
    facts: Sequence[Fact] = ()
    address: str = ""


@dataclass(frozen=True)
class Receivers:
    """The best first. `address` is the page that compares them, on this site."""

    every: Sequence[Receiver]
    address: str = ""

    @property
    def askable(self) -> list[Receiver]:
        return [each for each in self.every if not each.obstacle]

    @property
    def others(self) -> list[Receiver]:
        return [each for each in self.every if each.obstacle]


Teller = Callable[[Transfer, Sequence[Receiver]], Receivers]
_tellers: list[Teller] = []


def know_by(teller: Teller) -> None:
    """Let `teller` tell of the services and put them in order; called once, at the start.

    Of a transfer it may read the municipality that is wanted, and nothing else.
    """
    if teller not in _tellers:
        _tellers.append(teller)


def receivers_of(transfer: Transfer) -> Receivers:
    """All services but the one that asks; those of the wanted municipality first.

    One without a head who could answer here cannot be asked, and one that refused is not asked
    again.
    """
    services = Organisation.objects.filter(kind=Organisation.Kind.SERVICE)
    headed = set(
        services.filter(units__role=Role.HEAD, units__group__user__is_active=True).values_list(
            "pk", flat=True
        )
    )
    refused = set(
        transfer.offers.filter(state=TransferOffer.State.REFUSED).values_list("receiver", flat=True)
    )
    others = services.exclude(pk=transfer.sender_id).order_by("name", "pk")
    found = Receivers(
        sorted(
            (Receiver(each, _obstacle(each.pk, headed, refused)) for each in others),
            key=lambda each: (
                each.service.municipality.casefold() != transfer.municipality.casefold()
            ),
        )
    )
    for teller in _tellers:
        found = teller(transfer, found.every)
    return found


def _obstacle(service: int, headed: set[int], refused: set[int]) -> Any:
    if service in refused:
        return _("Non lo ha accolto: non si chiede due volte.")
    if service not in headed:
        return _("Non usa questo sistema: il passaggio si concorda con il servizio.")
    return ""
