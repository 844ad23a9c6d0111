import io

import pytest
from openpyxl import Workbook, load_workbook

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


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1b", "\ud800", "\ufffe", "\uffff"])
def test_what_is_no_letter_does_not_keep_a_sheet_from_being_opened(sign: str) -> None:
    book, file = Workbook(), io.BytesIO()
    book.create_sheet("Cifre").append([plain(f"Lodi{sign} 😀\t\n")])
    book.save(file)

    assert load_workbook(file)["Cifre"]["A1"].value == "Lodi� 😀\t\n"
