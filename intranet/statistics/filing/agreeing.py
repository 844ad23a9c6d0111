"""Whether the numbers of a file agree with each other, by the definitions of the figures."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from intranet.statistics.disclosure.figures import Carried
from intranet.statistics.figures.bands import BANDS, band_of
from intranet.statistics.figures.figure import TOTAL, Figure
from intranet.statistics.figures.registry import FIGURES
from intranet.statistics.filing.numbers import Entry, Place, name_of
from intranet.statistics.filing.reading import Fault
from intranet.statistics.releases.relations import RELATIONS

type Entries = Mapping[Place, Entry]
type Values = Mapping[Place, int | None]
"""The numbers of an earlier quarter."""

# How many in a hundred have been reached by the days that each measure tells.
SHARES = {"median": 50, "p90": 90}


def disagreements(entries: Entries) -> Iterator[Fault]:
    """What contradicts a definition within one quarter."""
    for figure in FIGURES.values():
        parts = {place: each for place, each in entries.items() if place[0] == figure.code}
        whole = parts.pop((figure.code, TOTAL), None)
        if whole is not None and whole.value is not None and parts:
            yield from (_sums if figure.adds_up else _shares)(figure, whole, parts)
    yield from _relations(entries)
    for figure in FIGURES.values():
        yield from _measured(figure, entries)


def _sums(figure: Figure, whole: Entry, parts: Entries) -> Iterator[Fault]:
    known = [each.value for each in parts.values() if each.value is not None]
    if known and sum(known) != whole.value:
        words = _("%(figure)s: il totale è %(whole)s, ma le categorie fanno %(sum)s.")
        said = {"figure": _title(figure), "whole": whole.value, "sum": sum(known)}
        yield Fault(words % said, whole.line)


def _shares(figure: Figure, whole: Entry, parts: Entries) -> Iterator[Fault]:
    """Where a case may be in several categories, and is in one at least."""
    assert whole.value is not None
    for place, each in parts.items():
        if each.value is not None and each.value > whole.value:
            words = _("%(part)s è %(value)s, più del totale, che è %(whole)s.")
            said = {"part": name_of(place), "value": each.value, "whole": whole.value}
            yield Fault(words % said, each.line)
    values = [each.value for each in parts.values()]
    if None not in values and sum(value or 0 for value in values) < whole.value:
        words = _("%(figure)s: le categorie non arrivano al totale, che è %(whole)s.")
        yield Fault(words % {"figure": _title(figure), "whole": whole.value}, whole.line)


def _relations(entries: Entries) -> Iterator[Fault]:
    """Wholes that other figures add up to, and parts that are no larger than their wholes."""
    known = {place: each.value for place, each in entries.items() if each.value is not None}
    for identity in RELATIONS.identities:
        places = [place for place, _factor in identity.terms]
        if identity.whole in known and all(place in known for place in places):
            total = sum(factor * known[place] for place, factor in identity.terms)
            if known[identity.whole] != total:
                words = _("%(whole)s è %(value)s, ma secondo %(others)s dovrebbe essere %(total)s.")
                said = {
                    "whole": name_of(identity.whole),
                    "value": known[identity.whole],
                    "others": " + ".join(map(name_of, places)),
                    "total": total,
                }
                yield Fault(words % said, entries[identity.whole].line)
    within = [
        ((each.code, TOTAL), (each.within, TOTAL)) for each in RELATIONS.counted if each.within
    ]
    for part, whole in (*RELATIONS.parts, *within):
        if part in known and whole in known and known[part] > known[whole]:
            words = _("%(part)s è %(value)s, più di %(whole)s, che è %(most)s.")
            said = {
                "part": name_of(part),
                "value": known[part],
                "whole": name_of(whole),
                "most": known[whole],
            }
            yield Fault(words % said, entries[part].line)


def _measured(figure: Figure, entries: Entries) -> Iterator[Fault]:
    """The median and the percentile lie in the band in which the cases reach them."""
    for suffix, share in SHARES.items():
        entry = entries.get((f"{figure.code}_{suffix}", TOTAL))
        counts = [entries.get((figure.code, band)) for band in BANDS]
        values = [each.value for each in counts if each is not None and each.value is not None]
        if entry is None or entry.value is None or len(values) < len(BANDS):
            continue
        band = reached(values, share)
        if band != band_of(entry.value):
            words = _("%(what)s è %(value)s, ma secondo le fasce è «%(band)s».")
            said = {
                "what": name_of((f"{figure.code}_{suffix}", TOTAL)),
                "value": entry.value,
                "band": BANDS[band] if band else _("nessuna"),
            }
            yield Fault(words % said, entry.line)


def reached(counts: list[int], share: int) -> str:
    """The band in which at least `share` in a hundred are reached; "" where there is nobody."""
    total, so_far = sum(counts), 0
    for band, count in zip(BANDS, counts, strict=True):
        so_far += count
        if total and so_far * 100 >= total * share:
            return band
    return ""


def uncarried(entries: Entries, before: Values) -> Iterator[Fault]:
    """What there is at the end, where it is not what there was, with what came and what went."""
    for carried in RELATIONS.carried:
        then, entry = before.get(carried.stock), entries.get(carried.stock)
        change = _change(carried, entries)
        if then is None or change is None or entry is None or entry.value is None:
            continue
        if entry.value != then + change:
            words = _(
                "%(stock)s è %(value)s: dai %(before)s del trimestre prima, con chi è arrivato e "
                "chi ha concluso, dovrebbe essere %(due)s."
            )
            said = {
                "stock": name_of(carried.stock),
                "value": entry.value,
                "before": then,
                "due": then + change,
            }
            yield Fault(words % said, entry.line)


def _change(carried: Carried, entries: Entries) -> int | None:
    change = 0
    for places, sign in ((carried.gains, 1), (carried.losses, -1)):
        for place in places:
            entry = entries.get(place)
            if entry is None or entry.value is None:
                return None
            change += sign * entry.value
    return change


def _title(figure: Figure) -> str:
    return name_of((figure.code, TOTAL))
