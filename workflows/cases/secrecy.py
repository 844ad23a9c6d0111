"""Whether a text betrays what a protected record keeps, however it is written there.

Case, accents, blanks and punctuation do not tell two spellings apart, nor does the sign before a
house number. Of an address the street and the number are enough, of a phone its digits.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

WORD = re.compile(r"[^\W\d_]+|\d+")
# "n. 12", "n° 12", "civico 12": what may stand before a house number.
NUMBER_SIGNS = {"n", "no", "nr", "num", "numero", "civico"}
STREETS = {
    *("via", "viale", "vicolo", "piazza", "piazzale", "piazzetta", "corso", "largo", "strada"),
    *("contrada", "borgo", "frazione", "localita", "salita", "calata", "lungomare", "alzaia"),
}
# Words between "via" and the number, at most.
LONGEST_NAME = 6
BLANKS = r"[^\w\n]{0,3}"
PHONE = re.compile(rf"\d(?:{BLANKS}\d){{6,}}")
COUNTRY = re.compile(r"^(?:0039|39(?=\d{9}))")
# Signs below which a secret is looked for as whole words: "Lodi" is not in "melodia".
SHORT = 8


def betrays(text: str, secrets: Iterable[str]) -> bool:
    """Whether any of `secrets` can be read in `text`."""
    plain = _plain(text)
    words = _words(plain)
    return any(_is_among(words, secret) or _is_dialled(plain, secret) for secret in secrets)


def is_recognisable(secret: str) -> bool:
    """Whether there is a letter or a digit to look for."""
    return bool(_words(_plain(secret)))


def _is_among(words: list[str], secret: str) -> bool:
    """Short secrets are sought as whole words, longer ones wherever their letters stand."""
    whole = _words(_plain(secret))
    run, apart = "".join(words), f" {' '.join(words)} "
    return any(
        "".join(sought) in run if _length(sought) >= SHORT else f" {' '.join(sought)} " in apart
        for sought in [whole, *_addresses(whole)]
        if sought
    )


def _is_dialled(text: str, secret: str) -> bool:
    """Whether a number in `secret` stands in `text`, with or without the prefix of the country."""
    found = (re.sub(r"\D", "", each) for each in PHONE.findall(_plain(secret)))
    return any(re.search(BLANKS.join(COUNTRY.sub("", digits)), text) for digits in found)


def _plain(text: str) -> str:
    """Small letters without accents, and the digits 0 to 9; controls are blanks."""
    return "".join(_sign(sign) for sign in unicodedata.normalize("NFKD", text).casefold())


def _sign(sign: str) -> str:
    match unicodedata.category(sign):
        case "Nd":
            return str(unicodedata.digit(sign))
        case "Cc":
            return " " if sign != "\n" else sign
        case "Mn" | "Me" | "Cf":
            return ""
    return sign


def _words(plain: str) -> list[str]:
    """The words, each number between `#`; a sign before a number is left out."""
    found = WORD.findall(plain)
    return [
        f"#{word.lstrip('0')}#" if word[0].isdecimal() else word
        for word, after in zip(found, [*found[1:], " "], strict=False)
        if not (word in NUMBER_SIGNS and after[0].isdecimal())
    ]


def _addresses(words: list[str]) -> Iterator[list[str]]:
    """Each street in `words` up to its number; a long name is known also without its "via"."""
    for start, word in enumerate(words):
        name = words[start + 1 : start + 2 + LONGEST_NAME] if word in STREETS else []
        end = next((place for place, each in enumerate(name) if each[0] == "#"), 0)
        if end:
            street = name[: end + 1]
            yield street if _length(street) >= SHORT else [word, *street]


def _length(words: list[str]) -> int:
    return sum(len(word.strip("#")) for word in words)
