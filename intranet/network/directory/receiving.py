"""Which service could take a case over: told to who mediates a transfer, the best first.

Of the transfer it reads the wanted municipality, and nothing of the case.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _

from intranet.network.directory.listing.rows import Row, by_distance, rows_of
from intranet.network.directory.models import Edition
from intranet.network.directory.places.municipalities import place_of
from intranet.network.directory.words import (
    distance_in_words,
    is_weak,
    reached_by,
    waiting_in_words,
)
from intranet.network.models import Seat
from workflows.documents.models import Transfer
from workflows.documents.receivers import Fact, Receiver, Receivers


def told(transfer: Transfer, receivers: Sequence[Receiver]) -> Receivers:
    """`receivers` with what the network knows of each, in a fixed number of queries.

    First those that can be asked and take new cases: the nearest, and of two as near the one with
    the shorter wait. A service that has left the table is not proposed.
    """
    wanted = transfer.municipality
    services = [each.service for each in receivers]
    prefetch_related_objects(services, "card__current")
    seated, sat = _seats(each.pk for each in services)
    rows = {row.service.pk: row for row in rows_of(services, place_of(wanted))}
    found = [
        _receiver(each, rows[each.service.pk], wanted, has_left=each.service.pk in sat - seated)
        for each in sorted(receivers, key=lambda each: _rank(rows[each.service.pk]))
    ]
    query = urlencode({"da": wanted, "ordine": "distanza"})
    return Receivers(found, f"{reverse('directory:services')}?{query}")


def _seats(keys: Iterable[int]) -> tuple[set[int], set[int]]:
    """The services that sit at the table today, and those that ever sat there."""
    seats = Seat.objects.filter(service__in=list(keys)).order_by()
    now = seats.today().values_list("service", flat=True)
    return set(now), set(seats.values_list("service", flat=True))


def _rank(row: Row) -> tuple[bool, Any]:
    return row.is_closed, by_distance(row)


def _receiver(receiver: Receiver, row: Row, wanted: str, *, has_left: bool) -> Receiver:
    if has_left:
        return replace(receiver, obstacle=_("Non siede più al tavolo di coordinamento."))
    facts = list(_facts(row, wanted))
    address = reverse("directory:card", args=(row.service.pk,)) if row.edition else ""
    return replace(receiver, facts=facts, address=address)


def _facts(row: Row, wanted: str) -> Iterator[Fact]:
    yield Fact(_("Dove"), row.service.municipality or _("non indicato"))
    yield Fact(
        _("Da %(place)s, in linea d’aria") % {"place": wanted},
        distance_in_words(row.distance),
        is_weak=row.distance is None,
    )
    yield Fact(_("Attesa"), waiting_in_words(row.waiting), is_weak=is_weak(row.waiting))
    if row.edition is None:
        yield Fact(_("Scheda"), _("non ancora approvata"), is_weak=True)
    else:
        yield from _offer(row.edition, row)


def _offer(edition: Edition, row: Row) -> Iterator[Fact]:
    yield Fact(_("Nuovi casi"), edition.get_intake_display(), is_weak=row.is_closed)
    yield Fact(_("Livelli"), ", ".join(edition.level_names))
    if edition.capacity is not None:
        yield Fact(
            _("Capienza"), _("%(cases)s casi insieme, al massimo") % {"cases": edition.capacity}
        )
    yield Fact(_("Come si raggiunge"), reached_by(edition))
