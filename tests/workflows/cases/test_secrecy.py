"""A secret is found in a text however it is written there, and only there."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workflows.cases.secrecy import betrays, is_recognisable

HOUSE = "Casa La Quercia, via dei Tigli, 4 - 20900 Monza. Tel. +39 333 123 4567"
# What may stand between two words, and around them.
GAPS = st.text(" \t\n.,;:-–/()'’\u00a0\u200b", min_size=1, max_size=4).filter(
    lambda gap: gap.strip("\u200b") != ""
)
LETTERS = "abcdefghijklmnopqrstuvwxyzàèéìòùç"
NAMES = st.text(LETTERS, min_size=3, max_size=10)
SECRETS = st.tuples(NAMES, NAMES, st.integers(1, 9999).map(str)).map(list)


@given(secret=SECRETS, gaps=st.lists(GAPS, min_size=4, max_size=4), data=st.data())
def test_secret_is_found_whatever_stands_between_its_words(
    secret: list[str], gaps: list[str], data: st.DataObject
) -> None:
    words = [data.draw(st.sampled_from(_spellings(word))) for word in secret]

    pairs = zip(gaps, [*words, "oggi."], strict=True)
    text = "Abita" + "".join(f"{gap}{word}" for gap, word in pairs)

    assert betrays(text, [" ".join(secret)])


@given(number=st.text("0123456789", min_size=7, max_size=11), data=st.data())
def test_phone_is_found_by_its_digits(number: str, data: st.DataObject) -> None:
    blanks = st.sampled_from(["", " ", ".", "-", " / ", "/"])
    spread = "".join(digit + data.draw(blanks) for digit in number)
    prefix = data.draw(st.sampled_from(["", "+39 ", "0039", "tel. "]))

    assert betrays(f"Chiamare {prefix}{spread} di sera", [number])


@given(text=st.text(LETTERS + " .,0123456789", max_size=60), secret=SECRETS)
def test_secret_is_found_nowhere_else(text: str, secret: list[str]) -> None:
    assume(_bare(secret[0]) not in _bare(text))

    assert not betrays(text, [" ".join(secret)])


@given(secret=st.text(min_size=1, max_size=60))
def test_secret_betrays_itself(secret: str) -> None:
    assert betrays(secret, [secret]) == is_recognisable(secret)


@pytest.mark.parametrize(
    "text",
    [
        HOUSE,
        "vive in VIA DEI TIGLI n° 4, a Monza",
        "presso viale dei  Tigli 4",
        "via\ndei\nTigli,4",
        "via dei Tìgli nr. 04",
        "il numero è 333.12 34 567",
        "al +39 3331234567",
        "via dei Tigli \u0664",
    ],
)
def test_street_or_phone_of_a_place_is_enough(text: str) -> None:
    assert betrays(text, [HOUSE])


@pytest.mark.parametrize(
    "text",
    ["a Monza", "via dei Tigli 41", "ai tigli", "il 4 settembre", "tel. 333 123 4568", ""],
)
def test_what_is_not_the_place_is_not_stopped(text: str) -> None:
    assert not betrays(text, [HOUSE])


def test_short_secret_is_a_word_of_its_own() -> None:
    assert betrays("Sta a Lodi.", ["Lodì"])
    assert not betrays("Una melodia.", ["Lodi"])
    assert betrays("in via Po, 3", ["via Po 3"])
    assert not betrays("un po’ 3 volte", ["via Po 3"])


def _spellings(word: str) -> list[str]:
    bare = _bare(word)
    return [word, word.upper(), word.title(), bare, unicodedata.normalize("NFD", word)]


def _bare(word: str) -> str:
    apart = unicodedata.normalize("NFD", word)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
