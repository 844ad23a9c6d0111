"""Passwords by NIST SP 800-63B-4, 3.1.1.2: long, not known to attackers, composed at will."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# What an attacker of this service tries first, with any digits and signs around it.
HOUSE_WORDS = (
    "spazioneutro",
    "spazio",
    "neutro",
    "comune",
    "milano",
    "tribunale",
    "servizio",
    "servizisociali",
    "cancelleria",
    "citta",
    "metropolitana",
    "password",
    "accesso",
)
# Letters beside the words of the house that make a password one's own.
OWN_LETTERS = 4


class NotOfTheHouse:
    """Refuses a password only made of one's own names and of words everybody here has in mind."""

    def validate(self, password: str, user: object = None) -> None:
        """Raises ValidationError."""
        letters = rest = _letters(password)
        for word in sorted([*HOUSE_WORDS, *_names(user)], key=len, reverse=True):
            rest = rest.replace(word, "")
        if rest != letters and len(rest) < OWN_LETTERS:
            raise ValidationError(
                _("La password è fatta di nomi e parole che qui verrebbero in mente a chiunque."),
                code="house_words",
            )

    def get_help_text(self) -> str:
        return _("Non bastano il proprio nome e quello del servizio, del comune o dell'ufficio.")


def _names(user: object) -> list[str]:
    own = [str(getattr(user, name, "")) for name in ("username", "first_name", "last_name")]
    return [letters for name in own for part in name.split() if (letters := _letters(part))]


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]", "", text.lower())
