import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.documents.plain import plain_text


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("a\x00b\x1b[31mc", "ab[31mc"),
        ("\u202efdp.\u2066x\u2069", "fdp.x"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("half\ud800pair", "halfpair"),
        ("uno\r\ndue\rtre\u2028quattro", "uno\ndue\ntre\nquattro"),
        ("a\tb", "a b"),
        ("perche\u0301", "perché"),
    ],
)
def test_plain_text_strips_what_cannot_be_seen(typed: str, plain: str) -> None:
    assert plain_text(typed) == plain


@given(st.text())
def test_plain_text_holds_no_control_and_is_stable(text: str) -> None:
    once = plain_text(text)

    assert not {unicodedata.category(sign) for sign in once.replace("\n", "")} & {"Cc", "Cf", "Cs"}
    assert plain_text(once) == once.removesuffix("\n")
