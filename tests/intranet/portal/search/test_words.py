import pytest

from intranet.portal.search.words import (
    LONGEST_TYPED,
    LONGEST_WORD,
    MOST_INDEXED,
    MOST_TYPED,
    Word,
    clean,
    indexed,
    looked_for,
    plain,
    words_of,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dell'incontro, perché", ["dell", "incontro", "perche"]),
        ("R.G. 1234/2026 e 2026/0142", ["rg", "1234/2026", "e", "2026/0142"]),
        ("M.R. ha 9 anni.Poi", ["mr", "ha", "9", "anni", "poi"]),
        ("snake_case e-mail", ["snake", "case", "e", "mail"]),
        ("ÀÈÌ Straße İstanbul", ["aei", "straße", "istanbul"]),
        ("😀 \u200b ★", []),
        ("x" * 99, ["x" * LONGEST_WORD]),
    ],
)
def test_text_is_parted_into_plain_words(text: str, words: list[str]) -> None:
    assert list(words_of(clean(text))) == words


def test_every_character_keeps_its_place() -> None:
    text = "ǅ ﬁ Ⅷ É ß \u0301 字 İ"

    assert len(plain(text)) == len(text)


def test_controls_and_compositions_are_cleaned() -> None:
    assert clean("a\x00b\u200bc\n  d e\u0301 ﬁne") == "a b c d é fine"


def test_last_word_typed_is_a_beginning_and_the_others_are_whole() -> None:
    assert looked_for("le relazioni del padre") == (Word("relazion"), Word("padr", "padre"))


def test_little_words_are_looked_for_where_there_are_no_others() -> None:
    assert looked_for("del") == (Word("del", "del"),)
    assert looked_for("padre del") == (Word("padr", "padre"),)


def test_what_is_typed_has_a_limit() -> None:
    assert len(looked_for(" ".join(f"parola{n}" for n in range(99)))) == MOST_TYPED
    assert looked_for("a" * 10_000) == (Word("a" * LONGEST_WORD, "a" * LONGEST_WORD),)
    assert looked_for(" " * LONGEST_TYPED + "padre") == ()


def test_words_of_one_record_have_a_limit() -> None:
    every = " ".join(f"p{n}x" for n in range(MOST_INDEXED * 2))

    assert MOST_INDEXED <= len(indexed(every).split()) <= MOST_INDEXED + 10


def test_each_form_is_indexed_once() -> None:
    assert indexed("Incontri incontri incontro") == "incontri incontr incontro"
    assert indexed("2026/0142").split() == ["2026/0142", "2026", "0142", "142", "2026/142"]
