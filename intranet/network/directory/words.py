"""What is said of a service in a few words: how far, how long, how to reach it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intranet.network.directory.models import Edition
from intranet.network.directory.waiting import Waiting
from intranet.portal.words import day_of_year


def distance_in_words(kilometres: float | None) -> str:
    """In whole kilometres."""
    if kilometres is None:
        return _("distanza non nota")
    if kilometres < 1:
        return _("nello stesso comune")
    return _("%(km)s km") % {"km": round(kilometres)}


def waiting_in_words(waiting: Waiting) -> str:
    """How long, from what it is known, and of which day."""
    if waiting.days is None:
        return _("non basta per dire") if waiting.is_too_few else _("non dichiarata")
    days = ngettext("%(days)s giorno", "%(days)s giorni", waiting.days) % {"days": waiting.days}
    return f"{days} ({source_in_words(waiting)})"


def source_in_words(waiting: Waiting) -> str:
    if waiting.quarter is not None:
        return _("mediana del servizio, %(quarter)s") % {"quarter": waiting.quarter}
    assert waiting.on is not None
    said = _("dichiarata il %(day)s") % {"day": day_of_year(waiting.on)}
    return _("%(said)s, da aggiornare") % {"said": said} if waiting.is_old else said


def is_weak(waiting: Waiting) -> bool:
    """Whether it is to be taken with care: nobody says it, or it was said long ago."""
    return waiting.days is None or waiting.is_old


def reached_by(edition: Edition) -> str:
    """By whom, by telephone and by mail."""
    ways = (edition.contact, edition.phone, edition.email, edition.certified_email)
    return " · ".join(filter(None, ways))
