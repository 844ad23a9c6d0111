"""What an order allows, in plain sentences for those who must keep to it."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.cases.enums import Kin, Level, Standing
from workflows.cases.models import CourtOrder, Person

KINS: dict[str, Promise] = {
    Kin.MOTHER: gettext_lazy("la madre"),
    Kin.FATHER: gettext_lazy("il padre"),
    Kin.GRANDMOTHER: gettext_lazy("la nonna"),
    Kin.GRANDFATHER: gettext_lazy("il nonno"),
}

LEVELS: dict[str, Promise] = {
    Level.PROTECTED: gettext_lazy("sempre alla presenza di un operatore, che vede e ascolta"),
    Level.FACILITATED: gettext_lazy("con un operatore che facilita l'incontro"),
    Level.PARTIAL: gettext_lazy("con un operatore presente per una parte del tempo"),
    Level.ACCOMPANIED: gettext_lazy("con un operatore che accompagna anche fuori dal servizio"),
    Level.EXCHANGE: gettext_lazy("con il solo passaggio del minore nel servizio"),
    Level.VIDEO: gettext_lazy("in videochiamata, con un operatore"),
    Level.AUTONOMY: gettext_lazy("senza la presenza di un operatore"),
}


def order_sentences(order: CourtOrder) -> list[str]:
    """What `order` allows and forbids, the visits first.

    Reads the people of the order and their relationships: prefetch `people__person__children`
    where many orders are told.
    """
    return [*_visits(order), *_others(order), *_dates(order), *_clauses(order)]


def said_of(person: Person) -> str:
    """An adult by what they are to the child: `il padre, Marco Rossi`."""
    kins = dict.fromkeys(relation.kin for relation in person.children.all())
    known = [str(KINS[kin]) for kin in kins if kin in KINS]
    return ", ".join([*known, str(person)])


def day_in_words(day: date) -> str:
    """`3 set 2026`."""
    return date_format(day, "j M Y").lower()


def _visits(order: CourtOrder) -> Iterator[str]:
    terms = [
        str(order.get_frequency_display()).lower() if order.frequency else "",
        _("%(minutes)s minuti") % {"minutes": order.minutes} if order.minutes else "",
        str(LEVELS[order.level]) if order.level else "",
    ]
    for person in order.people_with(Standing.AUTHORISED):
        yield _sentence(", ".join(filter(None, [said_of(person), *terms])))
    if not order.frequency:
        yield _("Il provvedimento non dice ogni quanto si tengono gli incontri.")
    if not order.level:
        yield _("Il provvedimento non dice con quale livello di protezione.")


def _others(order: CourtOrder) -> Iterator[str]:
    excluded = order.people_with(Standing.EXCLUDED)
    carers = order.people_with(Standing.CARER)
    if excluded:
        yield _("Esclusi dagli incontri: %(people)s.") % {"people": _listed(excluded)}
    if carers:
        yield _("Accompagna il minore: %(people)s.") % {"people": _listed(carers)}


def _dates(order: CourtOrder) -> Iterator[str]:
    since = {"since": day_in_words(order.effective_from)}
    if order.expires_on:
        until = {**since, "until": day_in_words(order.expires_on)}
        yield _("In vigore dal %(since)s al %(until)s.") % until
    else:
        yield _("In vigore dal %(since)s, senza scadenza.") % since
    if order.next_hearing_on:
        yield _("Prossima udienza: %(day)s.") % {"day": day_in_words(order.next_hearing_on)}
    if order.report_days:
        yield _("Relazione al giudice ogni %(days)s giorni.") % {"days": order.report_days}


def _clauses(order: CourtOrder) -> Iterator[str]:
    if order.protected_until:
        yield _("Ordine di protezione fino al %(day)s: le persone coinvolte non si incrociano.") % {
            "day": day_in_words(order.protected_until)
        }
    if order.place:
        yield _("Luogo: %(place)s.") % {"place": order.place.rstrip(".")}
    if order.progression:
        yield _sentence(_("Progressione: %(clause)s") % {"clause": order.progression})
    if order.progression_by:
        yield _("Può variare le modalità: %(who)s.") % {"who": order.progression_by.rstrip(".")}
    if order.curator:
        yield _("Curatore speciale: %(name)s.") % {"name": order.curator.rstrip(".")}
    if order.guardian:
        yield _("Tutore: %(name)s.") % {"name": order.guardian.rstrip(".")}


def _listed(people: Iterable[Person]) -> str:
    return "; ".join(said_of(person) for person in people)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."
