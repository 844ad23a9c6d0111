"""Everything that a file has to be, asked of it before anything of it is kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from intranet.statistics.figures.registry import EDITION
from intranet.statistics.filing.agreeing import Values, disagreements, uncarried
from intranet.statistics.filing.numbers import Entry, Place, entries_of
from intranet.statistics.filing.reading import HEAD, Fault, Said, Sheet, Unreadable, read
from intranet.statistics.filing.rights import refuse_closed
from intranet.statistics.models import Cell, Cube, Release
from intranet.statistics.periods import Quarter
from permissions.models import Organisation, User
from permissions.policy import visible_to
from permissions.refusal import Refused


@dataclass(frozen=True)
class Reading:
    """What was read of a file, with all that is wrong with it, by line.

    `before` are the numbers of the quarter before, where the reader may see them; `warnings` are
    what is worth a look and keeps nothing from being kept.
    """

    service: Organisation
    quarter: Quarter | None
    entries: Mapping[Place, Entry]
    faults: list[Fault]
    warnings: list[Fault]
    before: Values

    @property
    def is_right(self) -> bool:
        return self.quarter is not None and not self.faults


def check(service: Organisation, content: bytes, user: User) -> Reading:
    """The file that `user` brings for `service`, and every fault that it has."""
    try:
        sheet = read(content)
    except Unreadable as refusal:
        return Reading(service, None, {}, [refusal.fault], [], {})
    quarter, faults = _head(service, sheet)
    entries, wrong = entries_of(sheet)
    faults = [*sheet.faults, *faults, *wrong]
    if not wrong:
        faults += disagreements(entries)
    before = _before(service, quarter, user) if quarter else {}
    uneven = list(uncarried(entries, before))
    is_closed = quarter is not None and Release.objects.covering(quarter.previous()).exists()
    warnings = uneven if is_closed else []
    faults += [] if is_closed else uneven
    faults.sort(key=lambda fault: (fault.line == 0, fault.line))
    return Reading(service, quarter, entries, faults, warnings, before)


def _head(service: Organisation, sheet: Sheet) -> tuple[Quarter | None, list[Fault]]:
    faults = [
        Fault(_("In cima manca la riga «%(name)s».") % {"name": name})
        for name in HEAD
        if name not in sheet.head
    ]
    named, edition = sheet.head.get("servizio"), sheet.head.get("edizione")
    if named and _plain(named.text) != _plain(service.name):
        words = _("Il file è di «%(named)s», e qui si consegnano le cifre di «%(service)s».")
        said = {"named": named.text[:100], "service": service.name}
        faults.append(Fault(words % said, named.line))
    if edition and edition.text != EDITION:
        words = _(
            "Il file segue le definizioni dell’edizione «%(named)s»; quella in uso è %(edition)s. "
            "Le cifre vanno contate di nuovo sul modello di ora."
        )
        said = {"named": edition.text[:20], "edition": EDITION}
        faults.append(Fault(words % said, edition.line))
    if period := sheet.head.get("periodo"):
        return _period(service, period, faults)
    return None, faults


def _period(
    service: Organisation, period: Said, faults: list[Fault]
) -> tuple[Quarter | None, list[Fault]]:
    try:
        quarter = Quarter.parse(period.text)
    except ValueError:
        words = _("«%(period)s» non è un trimestre: si scrive come 2026-T4.")
        return None, [*faults, Fault(words % {"period": period.text[:20]}, period.line)]
    try:
        refuse_closed(service, quarter)
    except Refused as refusal:
        return quarter, [*faults, Fault(str(refusal.message), period.line)]
    return quarter, faults


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _before(service: Organisation, quarter: Quarter, user: User) -> Values:
    """The quarter before: of a service that the reader does not speak for, nothing."""
    cubes = visible_to(user, Cube.objects.of(quarter.previous()).filter(service=service))
    cells = Cell.objects.filter(cube__in=cubes).values_list("figure", "category", "value")
    return {(figure, category): value for figure, category, value in cells}


def lines(faults: list[Fault]) -> Iterator[str]:
    """Each fault as a sentence that begins with its line."""
    for fault in faults:
        yield _("Riga %(line)s: %(words)s") % vars(fault) if fault.line else fault.words
