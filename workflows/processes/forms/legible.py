"""Words that can be read: what every field of text refuses, and says so.

A character that is there and not seen turns a line round, ends a record, or makes two names that
look the same two people; and no paper can print it (Unicode UTS 39 and TR 36; XML 1.0, 2.2).
"""

import re
import unicodedata
from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from workflows.documents.pdf import unprintable

LINE_ENDS = re.compile("[\n\r\u2028\u2029]")
# The controls but tab and line ends; embeddings, overrides and isolates of the writing direction;
# what Unicode says will never be a character.
ORDERS = re.compile(
    "[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]"
)
# Letters and marks that draw nothing.
FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"

ILLEGIBLE = _("Il testo contiene caratteri che non si vedono (%(signs)s): va riscritto senza.")
NOTHING = _("Il testo non contiene nulla che si possa leggere.")
ONE_LINE = _("Va scritto su una riga sola.")
UNPRINTABLE = _("Questi caratteri non si possono stampare: %(characters)s")


def refuse_illegible(text: str) -> None:
    """Raises ValidationError for characters that give orders, or if nothing can be seen at all."""
    signs = dict.fromkeys(f"U+{ord(sign):04X}" for sign in ORDERS.findall(text))
    if signs:
        raise ValidationError(ILLEGIBLE, code="illegible", params={"signs": ", ".join(signs)})
    if not any(map(_is_seen, text)):
        raise ValidationError(NOTHING, code="invisible")


def refuse_lines(text: str) -> None:
    """Raises ValidationError for a text of several lines."""
    if LINE_ENDS.search(text):
        raise ValidationError(ONE_LINE, code="lines")


def refuse_unprintable(text: str) -> None:
    """Raises ValidationError for characters that the papers of the case could not print."""
    characters = () if text.isascii() else unprintable(text)
    if characters:
        raise ValidationError(
            UNPRINTABLE, code="unprintable", params={"characters": " ".join(characters)}
        )


def keep_legible(fields: Iterable[forms.Field]) -> None:
    """Make every field of words among `fields` refuse what cannot be read."""
    for field in fields:
        if isinstance(field, forms.CharField):
            several = isinstance(field.widget, forms.Textarea)
            field.validators += [refuse_illegible] if several else [refuse_illegible, refuse_lines]


def _is_seen(sign: str) -> bool:
    """Whether the sign leaves ink: no room, no format character, no mark without its letter."""
    return sign not in FILLERS and unicodedata.category(sign)[0] not in {"C", "M", "Z"}
