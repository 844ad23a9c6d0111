"""What is other between two texts is marked, all else is not, and no word is lost."""

from hypothesis import given
from hypothesis import strategies as st

from intranet.content.versions.difference import MOST_WORDS, Piece, compared
from intranet.content.versions.plain import paragraphs

TEXTS = st.lists(st.lists(st.sampled_from("abcde"), min_size=1).map(" ".join), max_size=6)


@given(before=TEXTS, after=TEXTS)
def test_sides_hold_every_word_of_their_text(before: list[str], after: list[str]) -> None:
    pairs = compared(before, after)

    left = " ".join(piece.text for pair in pairs for piece in pair.before)
    right = " ".join(piece.text for pair in pairs for piece in pair.after)
    assert left.split() == " ".join(before).split()
    assert right.split() == " ".join(after).split()
    assert all(pair.is_same for pair in pairs) == (before == after)


def test_one_word_is_marked_among_many() -> None:
    [first, second] = compared(["uno due tre", "fine"], ["uno quattro tre", "fine"])

    assert first.before == [Piece("uno", False), Piece("due", True), Piece("tre", False)]
    assert first.after == [Piece("uno", False), Piece("quattro", True), Piece("tre", False)]
    assert second.is_same


def test_passage_too_long_for_words_is_marked_whole() -> None:
    long = " ".join(f"p{number}" for number in range(MOST_WORDS + 1))

    [pair] = compared([long], [f"{long} fine"])

    assert pair.before == [Piece(long, True)]


def test_paragraphs_are_words_without_marks() -> None:
    html = "<h2>Titolo</h2><p>Un <b>po’</b> di &amp; testo</p><ul><li>a</li><li>b</li></ul>"

    assert paragraphs(html) == ["Titolo", "Un po’ di & testo", "a", "b"]


def test_picture_is_its_words_and_its_source() -> None:
    door = '<p><img src="/x.png" alt="La porta"></p>'

    assert paragraphs(door) == ["[La porta /x.png]"]
    assert paragraphs(door.replace("x.png", "y.png")) == ["[La porta /y.png]"]


def test_link_tells_where_it_leads() -> None:
    ours = '<p>I <a href="/modulistica/">moduli</a>, e <a href="/orari/">gli orari</a>.</p>'
    theirs = ours.replace("/modulistica/", "https://cattivo.example/")

    [pair] = compared(paragraphs(ours), paragraphs(theirs))

    assert paragraphs(ours) == ["I moduli [/modulistica/], e gli orari [/orari/]."]
    assert [piece.text for piece in pair.before if piece.is_other] == ["[/modulistica/],"]
    assert [piece.text for piece in pair.after if piece.is_other] == ["[https://cattivo.example/],"]
