import pytest

from intranet.portal.search.snippet import QUOTE, marked, snippet
from intranet.portal.search.words import looked_for


def said(text: str, typed: str) -> str:
    """The quotation, its hits between brackets."""
    parts = snippet(text, looked_for(typed))
    return "".join(f"[{part.text}]" if part.hit else part.text for part in parts)


@pytest.mark.parametrize(
    ("text", "typed", "quoted"),
    [
        ("Gli incontri protetti", "incontro", "Gli [incontri] protetti"),
        ("Nella CITTÀ di Niccolò", "citta niccolo", "Nella [CITTÀ] di [Niccolò]"),
        ("dell’incontro, all'incontro", "incontr", "dell’[incontro], all'[incontro]"),
        ("Il caso 2026/0142: R.G. 77/2026", "2026/142", "Il caso [2026/0142]: R.G. 77/2026"),
        ("Il caso 2026/0142: R.G. 77/2026", "r.g. 142", "Il caso [2026/0142]: [R.G.] 77/2026"),
        ("Alberghi e amiche", "albergo amica", "[Alberghi] e [amiche]"),
        ("Il padre e la madre", "padre la madr", "Il [padre] e la [madre]"),
        ("Nessuno dei due", "padre", "Nessuno dei due"),
        ("<b>padre</b> & madre", "padre", "<b>[padre]</b> & madre"),
        ("Straße", "strasse", "Straße"),
        ("", "padre", ""),
        ("Il padre", "", "Il padre"),
    ],
)
def test_words_looked_for_are_apart(text: str, typed: str, quoted: str) -> None:
    assert said(text, typed) == quoted


def test_long_text_is_quoted_around_its_first_hit() -> None:
    text = f"{'prima ' * 500}il padre arriva {'dopo ' * 500}"

    quoted = said(text, "padre")

    assert quoted.startswith("… prima")
    assert "il [padre] arriva" in quoted
    assert quoted.endswith("dopo …")
    assert len(quoted) <= QUOTE + len("… []  …")


def test_long_text_without_a_hit_is_quoted_from_its_beginning() -> None:
    quoted = said("parola " * 500, "padre")

    assert quoted.startswith("parola")
    assert quoted.endswith("parola …")


def test_word_longer_than_a_quotation_is_cut() -> None:
    text = "x" * 5000

    assert said(text, "xxx") == f"[{'x' * QUOTE}] …"


def test_title_is_whole_whatever_its_length() -> None:
    title = "Verbale " * 60

    parts = marked(title, looked_for("verbali"))

    assert "".join(part.text for part in parts) == title
    assert [part.text for part in parts if part.hit] == ["Verbale"] * 60


def test_quotation_of_a_long_text_is_quick() -> None:
    text = "incanto incolto incerto " * 2_000

    assert said(f"{text} incontro", "incontro").endswith("[incontro]")
