"""Hours in words."""

import pytest

from intranet.network.training.spans import said


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 ore"),
        (1, "1 minuto"),
        (60, "1 ora"),
        (61, "1 ora e 1 minuto"),
        (390, "6 ore e 30 minuti"),
        (1440, "24 ore"),
    ],
)
def test_minutes_are_said_as_hours(minutes: int, words: str) -> None:
    assert said(minutes) == words
