"""What a rule says no to is said whole."""

import pytest

from permissions.refusal import Refused, refuse_if_any


def test_all_that_is_wrong_is_told_with_the_first() -> None:
    first, second = Refused("Manca il luogo.", "venue"), Refused("Manca l’ora.", "starts_at")

    with pytest.raises(Refused) as caught:
        refuse_if_any([first, second])

    assert caught.value is first
    assert list(caught.value.others) == [second]


def test_refusal_reads_as_its_message() -> None:
    assert str(Refused("Manca il luogo.", "venue")) == "Manca il luogo."


def test_nothing_wrong_refuses_nothing() -> None:
    refuse_if_any([])


def test_what_is_refused_alone_has_no_others() -> None:
    with pytest.raises(Refused) as caught:
        refuse_if_any([Refused("Non ora.")])

    assert list(caught.value.others) == []
