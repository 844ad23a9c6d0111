import pytest

from intranet.portal.cells import plain


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_what_a_spreadsheet_would_run_is_words(sign: str) -> None:
    assert plain(f"{sign}1+1") == f"'{sign}1+1"


def test_words_stand_as_they_are() -> None:
    assert [plain(text) for text in ("", "2026/0001", "a=b", "Ada")] == [
        "",
        "2026/0001",
        "a=b",
        "Ada",
    ]
