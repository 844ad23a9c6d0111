import logging

import pytest

from workflows.engine import rounds


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the rounds that the rooms above registered."""
    monkeypatch.setattr(rounds, "_rounds", {})


def test_a_round_that_fails_keeps_no_other_from_being_made(
    caplog: pytest.LogCaptureFixture,
) -> None:
    made = []

    def fail() -> None:
        raise ValueError

    rounds.register("first", fail)
    rounds.register("second", lambda: made.append("second"))

    with caplog.at_level(logging.ERROR):
        rounds.make_all()

    assert made == ["second"]
    assert "The round of first failed." in caplog.text


def test_under_one_name_there_is_one_round() -> None:
    made = []
    rounds.register("same", lambda: made.append("one"))
    rounds.register("same", lambda: made.append("other"))

    rounds.make_all()

    assert made == ["other"]
