"""Passwords by NIST SP 800-63B-4, 3.1.1.2: long, not known to attackers, composed at will."""

import re
from collections.abc import Iterable

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
    """Refuses a password that is only made of the words everybody here has in mind."""

    def __init__(self, words: Iterable[str] = HOUSE_WORDS) -> None:
        self.words = sorted(words, key=len, reverse=True)

    def validate(self, password: str, user: object = None) -> None:
        """Raises ValidationError."""
        letters = re.sub(r"[\W\d_]", "", password.lower())
        rest = letters
        for word in self.words:
            rest = rest.replace(word, "")
        if rest != letters and len(rest) < OWN_LETTERS:
            raise ValidationError(
                _("La password è fatta di parole che qui verrebbero in mente a chiunque."),
                code="house_words",
            )

    def get_help_text(self) -> str:
        return _("Non basta il nome del servizio, del comune o dell'ufficio.")
