"""Names of places, however people write them."""

import re
import unicodedata

# San Donato, S. Donato, Sant'Angelo: one saint.
SAINTS = frozenset({"s", "ss", "san", "sant", "santa", "sante", "santi", "santo"})
# What stands in brackets is a province or a region.
ASIDE = re.compile(r"\(.*?\)")
WORD = re.compile(r"[^\W_]+")


def folded(name: str) -> str:
    """`name` without accents, apostrophes, capitals and brackets, saints as one letter."""
    apart = unicodedata.normalize("NFKD", ASIDE.sub(" ", name))
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()
    return " ".join("s" if word in SAINTS else word for word in WORD.findall(plain))
