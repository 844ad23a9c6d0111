"""Wrapped text."""

from workflows.engine.diagrams.text import height_of, width_of, wrap


def test_text_breaks_into_lines_of_even_length() -> None:
    assert wrap("Riunione con il servizio inviante", 18) == ("Riunione con il", "servizio inviante")


def test_word_longer_than_a_line_is_broken() -> None:
    assert wrap("precipitevolissimevolmente", 18) == ("precipitevolissime", "volmente")


def test_no_text_takes_no_room() -> None:
    assert (width_of(wrap("", 18)), height_of(wrap("", 18))) == (0, 0)
